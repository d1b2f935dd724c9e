import{b as a,c as b}from"./chunk-74I2Q3AM.js";import"./chunk-JBXYYTBF.js";export{a as drawMap,b as openMap};
