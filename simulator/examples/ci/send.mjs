/** What a person does with the page. `page` is Puppeteer's; `simulator` is the control API. */
export default async ({ page }) => {
  const says = (words) => page.waitForFunction((wanted) => document.querySelector('[role=status]').textContent.startsWith(wanted), {}, words);
  await says('To ');
  await page.type('#answer', 'Yes, three are left.');
  await page.click('#send');
  await says('Sent');
};
