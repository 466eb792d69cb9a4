import { runTypstChild } from './child.ts';

/* What is forked in development and in tests; the built program forks itself (`main.js child typst`). */
runTypstChild();
