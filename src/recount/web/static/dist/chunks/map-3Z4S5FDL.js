import{b as a,c as b}from"./chunk-5OMVF47R.js";import"./chunk-JBXYYTBF.js";export{a as drawMap,b as openMap};
