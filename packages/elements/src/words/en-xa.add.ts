import { addWords } from './catalogue.ts';
import { enXAAll } from './en-xa-all.ts';

addWords(enXAAll);
