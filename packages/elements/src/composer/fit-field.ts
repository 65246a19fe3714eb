/** Whether the browser does it by itself; asked once, for that is not cheap. */
let fits: boolean | undefined;

/** Makes a field as high as its text. */
export function fitField(field: HTMLTextAreaElement): void {
  if ((fits ??= CSS.supports('field-sizing', 'content'))) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight}px`;
}
