import{b as a,c as b}from"./chunk-NTFJC6BB.js";import"./chunk-4USD6T2L.js";export{a as drawMap,b as openMap};
