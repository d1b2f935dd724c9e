import{a,b}from"./chunk-2ULBE26Q.js";import"./chunk-2LUMWXGS.js";import"./chunk-JBXYYTBF.js";export{a as drawMap,b as openMap};
