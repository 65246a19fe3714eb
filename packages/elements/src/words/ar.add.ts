import { addWords } from './catalogue.ts';
import { arAll } from './ar-all.ts';

addWords(arAll);
