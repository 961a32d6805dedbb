import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { decodeHTMLAttribute } from 'entities/decode';
import { afterAll, expect, test } from 'vitest';
import { answersFrom, defaults } from '../../src/init/answers.ts';
import { filesFor } from '../../src/init/files.ts';
import { buildSite } from '../../src/site/commands/build.ts';
import { previewSite } from '../../src/site/commands/preview.ts';
import { launch } from './launch.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-begun-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Pages to which no page leads: one for addresses that lead nowhere, one for those that are asked for without a network. */
const alone = ['/404.html', '/offline.html'];

test('a handbook that was just begun builds, each of its pages is reached from the first, and none has an error', async () => {
	const answers = answersFrom({
		...defaults,
		company: 'Müller & Söhne "GmbH"',
		roles: 'Geschäftsführer Außendienst, index, 技術担当',
		goal: 'Bestandskunden <kaufen> mehr: #1',
		stages: 'Auffallen, Verstehen & Lösen, 引き渡し',
	});
	for (const [path, text] of filesFor(answers, '1.2.3')) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	const out = join(root, 'dist');
	await buildSite({ content: join(root, 'content'), out, cache: join(root, 'cache') });
	const texts = new Map(
		globSync('**/*.html', { cwd: out }).map((file) => [
			`/${file.replaceAll('\\', '/').replace(/(?:^|(?<=\/))index\.html$/, '')}`,
			readFileSync(join(out, file), 'utf8'),
		]),
	);
	const reached = new Set(['/']);
	const dead = new Set<string>();
	// A set may grow while it is gone through.
	for (const path of reached)
		for (const [, address = ''] of (texts.get(path) ?? '').matchAll(/<a\b[^>]*? href="([^"]*)"/g)) {
			const { host, pathname } = new URL(decodeHTMLAttribute(address), `https://handbook.example${path}`);
			const to = decodeURIComponent(pathname);
			if (host === 'handbook.example') (texts.has(to) || /\.\w+$/.test(to) ? reached : dead).add(to);
		}
	expect([...dead]).toEqual([]);
	expect([...texts.keys()].filter((path) => !reached.has(path)).sort()).toEqual(alone);

	const served = await previewSite({ out, port: 0 });
	const browser = await launch();
	const page = await browser.newPage();
	const errors: string[] = [];
	page.on('console', (message) => message.type() === 'error' && errors.push(`${page.url()} ${message.text()}`));
	page.on('pageerror', ({ message }) => errors.push(`${page.url()} ${message}`));
	const own = [...texts.keys()].filter((path) => !/^\/(?:rules\/.|404|offline)/.test(path));
	for (const path of own) await page.goto(served.url + path.slice(1), { waitUntil: 'load' });
	await page.goto(served.url);
	const first = await page.locator('main').innerText();
	await browser.close();
	await served.close();
	expect(own.length).toBeGreaterThan(30);
	expect(errors).toEqual([]);
	for (const words of ['Müller & Söhne "GmbH"', '技術担当', 'Bestandskunden <kaufen> mehr: #1'])
		expect(first).toContain(words);
	expect(first.indexOf('What to fill in next')).toBeLessThan(first.indexOf('Where is your customer?'));
});
