import { addWords } from './catalogue.ts';
import { enXA } from './en-xa.ts';

addWords(enXA);
