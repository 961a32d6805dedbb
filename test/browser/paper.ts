import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';

/** What a page of the site says on paper: the text of each sheet, its words one space apart. */
export async function sheetsOf(page: Page): Promise<readonly string[]> {
	const paper = await page.pdf({ preferCSSPageSize: true });
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(paper)));
	return text.map((sheet) => sheet.replace(/\s+/g, ' '));
}
