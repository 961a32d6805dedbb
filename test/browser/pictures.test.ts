import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanSvg } from '../../src/core/svg/clean.ts';
import { asking, drawings } from '../drawings.ts';
import { launch } from './launch.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser?.close());

test('drawings look as their programs saved them', async () => {
	const page = await browser.newPage();
	const shot = async (text: string): Promise<string> => {
		await page.setContent('<body style="margin:0">');
		await page.evaluate(async (drawing) => {
			const image = Object.assign(new Image(), { width: 60, height: 60 });
			image.src = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
			document.body.append(image);
			await image.decode();
			// A picture within a picture is there a moment later.
			await new Promise((done) => setTimeout(done, 50));
		}, text);
		return (await page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 60 } })).toString('base64');
	};
	const blank = await shot('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>');
	for (const [name, text] of Object.entries(drawings)) {
		// Of a text at hand the letters are known, whatever encoding it names.
		const before = await shot(text.replace(' encoding="iso-8859-1"', ''));
		expect(before, name).not.toBe(blank);
		expect(await shot(cleanSvg(text).text!), name).toBe(before);
	}
	await page.close();
});

test('no drawing asks another host, even when it is opened by itself', async () => {
	const page = await browser.newPage();
	const asked: string[] = [];
	await page.route('**/*', (route) => {
		const address = route.request().url();
		if (!address.startsWith('http://handbook.invalid/')) {
			asked.push(address);
			return route.abort();
		}
		const text = asking[Number(new URL(address).pathname.slice(1))]!;
		return route.fulfill({ contentType: 'image/svg+xml', body: cleanSvg(text).text ?? '' });
	});
	for (const i of asking.keys()) await page.goto(`http://handbook.invalid/${i}`);
	await page.waitForTimeout(300);
	expect(asked).toEqual([]);
	await page.close();
});
