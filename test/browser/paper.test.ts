import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../src/site/commands/build.ts';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';
import { launch } from './launch.ts';
import { sheetsOf } from './paper.ts';

const columns = (count: number) => Array.from({ length: count }, (_, i) => `Col ${i + 1}`);
const table = (count: number, cell: string) =>
	[columns(count), columns(count).map(() => '---'), columns(count).map(() => cell)]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
const line = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
const bytes = 'abcdefghij'.repeat(40);

const files = {
	'index.md': '# Paper\n',
	'fourteen.md': `# Rates\n\n${table(14, 'some longer cell text')}\n`,
	'thirty.md': `# Rates\n\n${table(30, 'some longer cell text')}\n`,
	'code.md': `# Code\n\n\`\`\`text\n${line}\n\`\`\`\n\n\`\`\`text\n${bytes}\n\`\`\`\n`,
	'word.md': `# A word\n\n| What | Value |\n| --- | --- |\n| Key | ${bytes} |\n`,
};

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-paper-'));
let served: Served;
let browser: Browser;

beforeAll(async () => {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, 'content', path)), { recursive: true });
		writeFileSync(join(folder, 'content', path), text);
	}
	await buildSite({ content: join(folder, 'content'), out: join(folder, 'site'), cache: join(folder, 'cache') });
	served = await previewSite({ out: join(folder, 'site'), port: 0 });
	browser = await launch();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	rmSync(folder, { recursive: true, force: true });
});

async function printed(path: string): Promise<string> {
	const page = await browser.newPage();
	await page.goto(new URL(path, served.url).href);
	const sheets = await sheetsOf(page);
	await page.emulateMedia({ media: 'print' });
	// As wide as the sheet between its margins: what lies further right is lost.
	await page.setViewportSize({ width: path.startsWith('thirty') ? 1046 : 680, height: 1000 });
	const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(beyond).toBe(0);
	await page.close();
	return sheets.join(' ');
}

test.each([14, 30])('all of %i columns are on paper', async (count) => {
	const text = await printed(count === 14 ? 'fourteen/' : 'thirty/');
	const squeezed = text.replaceAll(' ', '');
	for (const column of columns(count)) expect(squeezed).toContain(column.replaceAll(' ', ''));
	// Of each cell the word that no other word of it holds.
	expect(squeezed.match(/longer/g)).toHaveLength(count);
});

test('the whole of a long line of code is on paper, with or without spaces', async () => {
	const text = await printed('code/');
	expect(text).toContain('word59');
	expect(text.replaceAll(' ', '')).toContain(bytes);
});

test('a value of one long word is on paper', async () => {
	expect((await printed('word/')).replaceAll(' ', '')).toContain(bytes);
});
