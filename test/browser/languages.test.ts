import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../../src/site/commands/build.ts';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';
import { outsideInputs } from '../outside.ts';
import { launch } from './launch.ts';

// Three pages in languages whose words a search for English does not see, and one more so that there is something to
// tell them from. What is asked stands in the text of a page only.
const pages = {
	'guides/mendan.md': `---
title: 一対一の面談
summary: マネージャーと部下が毎週話す時間の使い方。
---

## マネージャについて

私があなたのために取り除くことができる障害はありますか？フィードバックは十分ですか？
`,
	'guides/ijtima.md': `---
title: اجتماع الفريق الأسبوعي
summary: كيف نستعد للاجتماع مع العميل.
---

## التحضير

يُرسِلُ مدير الحساب جدول الأعمال قبل يومين. نراجع المبيعات والعقود.
`,
	'guides/reunion.md': `---
title: Réunion d'équipe
summary: Préparer l'entretien annuel.
---

## Déroulé

Chaque collègue présente son résumé à Jürgen; la négociation débute après le café à Århus.
`,
	'guides/kana.md': `---
title: 管理職の手引き
summary: ここから始める。
---

## 本文

タダのスタンプでリーダーシップは学べない。シップではなくジップ、クグもフプもある。学んでください。

## Nobody

Łukasz nam and naïve naive resume résumé writing.
`,
	'terms/quote.md': '---\ntitle: Quote\ndefinition: What it costs, on one page.\n---\n',
};

const asked = [
	['障害', '/guides/mendan/', '障害'],
	['フィードバック', '/guides/mendan/', 'フィードバック'],
	['取り除く', '/guides/mendan/', '取り除く'],
	['العقود', '/guides/ijtima/', 'عقود'],
	['مبيعات', '/guides/ijtima/', 'مبيعات'],
	['يرسل', '/guides/ijtima/', 'يُرسِلُ'],
	['negociation', '/guides/reunion/', 'négociation'],
	['Jurgen', '/guides/reunion/', 'Jürgen'],
	['ARHUS', '/guides/reunion/', 'Århus'],
	['リーダーシップ', '/guides/kana/', 'リーダーシップ'],
	['シップ', '/guides/kana/', 'シップ'],
	['ください', '/guides/kana/', 'ください'],
	['lukasz', '/guides/kana/', 'Łukasz'],
	['"resume résumé writing"', '/guides/kana/', 'resume'],
] as const;

/** What the pages are called. */
const titleAt = {
	'/guides/mendan/': '一対一の面談',
	'/guides/ijtima/': 'اجتماع الفريق الأسبوعي',
	'/guides/reunion/': "Réunion d'équipe",
	'/guides/kana/': '管理職の手引き',
};

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-languages-'));
let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(async () => {
	await browser?.close();
	rmSync(folder, { recursive: true, force: true });
});

async function serve(content: string): Promise<Served> {
	await buildSite({ content, out: join(content, '../site'), cache: join(content, '../cache') });
	return previewSite({ out: join(content, '../site'), port: 0 });
}

/** Asks the page of the search, of guides only, so that texts are found and not titles. */
async function inText(page: Page, url: string, text: string): Promise<readonly [path: string | null, marked: string]> {
	await page.goto(`${url}search/?q=${encodeURIComponent(text)}&kind=Guide`);
	const first = page.locator('.result').first();
	await first.waitFor();
	return [
		(await first.locator('.result-title a').getAttribute('href'))?.replace(/#:~:text=.*/, '') ?? null,
		await first.locator('.excerpt mark').first().innerText(),
	];
}

describe.each(['en', 'ja', 'ar'])('a handbook in `%s`', (language) => {
	let served: Served;
	beforeAll(async () => {
		const content = join(folder, language, 'content');
		for (const [path, text] of Object.entries({
			...pages,
			'handbook.yaml': `title: Languages\nlanguage: ${language}\n`,
		})) {
			mkdirSync(dirname(join(content, path)), { recursive: true });
			writeFileSync(join(content, path), text);
		}
		served = await serve(content);
	});
	afterAll(() => served?.close());

	test('finds words of each language in texts, and marks them as they are written', async () => {
		const page = await browser.newPage();
		for (const [text, path, marked] of asked)
			expect([text, ...(await inText(page, served.url, text))]).toEqual([text, path, marked]);
		await page.close();
	});

	test('finds them in the command box', async () => {
		const page = await browser.newPage();
		await page.goto(served.url);
		await page.keyboard.press('Control+k');
		for (const [text, path] of asked) {
			await page.locator('.box-input').fill(text);
			const choices = page.locator('.choice-title');
			await expect.poll(() => choices.allInnerTexts()).toContain(`Search all text for “${text}”`);
			const title = titleAt[path];
			await expect.poll(async () => (await page.locator('.choice').allInnerTexts()).join()).toContain(title);
		}
		await page.close();
	});
});

const corpora = outsideInputs('corpora', 'oneonone');
test.runIf(corpora.present)('Japanese text that nobody here wrote is found by any of its words', async () => {
	const content = join(folder, 'oneonone/content');
	cpSync(join(corpora.home, 'oneonone'), content, { recursive: true });
	const served = await serve(content);
	const page = await browser.newPage();
	for (const text of ['障害', '不満', 'フィードバック', '続けてほしい', '仕事']) {
		await page.goto(`${served.url}search/?q=${encodeURIComponent(text)}`);
		await expect.poll(() => page.locator('.excerpt mark').allInnerTexts()).toContain(text);
	}
	await page.close();
	await served.close();
});
