/** Whether some of it can be seen in the box that every kit gets. */
export function inView(element: Element): boolean {
  const box = document.getElementById('root')?.getBoundingClientRect();
  const rect = element.getBoundingClientRect();
  return box !== undefined && rect.height > 0 && rect.bottom > box.top && rect.top < box.bottom - 2;
}
