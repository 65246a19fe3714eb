const plurals = new Intl.PluralRules('ar');
const numbers = new Intl.NumberFormat('ar', { numberingSystem: 'latn' });

/** A count as Arabic says it: one form for each of its six categories, where # stands for the number. The one for `other` stands for `many` too where that is left out. */
export function arabicCount(count: number, forms: Readonly<Record<'zero' | 'one' | 'two' | 'few' | 'other', string> & { many?: string }>): string {
  return (forms[plurals.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
