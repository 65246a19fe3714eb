import { addWords } from './catalogue.ts';
import { ar } from './ar.ts';

addWords(ar);
