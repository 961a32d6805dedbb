import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { widthOf } from '../../src/lanes/widths.ts';
import { launch } from './launch.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

const texts = [
	...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
	...'äöüßéèçñåøæœÄÖÜÅØÆŒ„“”‘’–—…€§°·×−',
	'Brief the account teams before the customer hears of it',
	'Auftragsbestätigungsverfahrensprüfung',
	'AVAWAToTeLTYo',
];

test('boxes are planned with letters at least as wide as a browser draws them', async () => {
	const font = readFileSync('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', 'base64');
	const page = await browser.newPage();
	const drawn = await page.evaluate(
		async ({ font, texts }) => {
			const face = new FontFace('Inter', `url(data:font/woff2;base64,${font})`, { weight: '100 900' });
			document.fonts.add(await face.load());
			const context = document.createElement('canvas').getContext('2d')!;
			const measured = (text: string, weight: number) => {
				context.font = `${weight} 100px Inter`;
				return context.measureText(text).width;
			};
			return texts.map((text) => Math.max(measured(text, 400), measured(text, 600)));
		},
		{ font, texts },
	);
	expect(texts.filter((text, i) => drawn[i]! > widthOf(text, 100))).toEqual([]);
	// Nor so wide that titles would be cut for nothing.
	expect(texts.filter((text, i) => text.length > 20 && drawn[i]! < widthOf(text, 100) * 0.93)).toEqual([]);
});
