import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTMLAttribute } from 'entities/decode';
import { expect, inject, test } from 'vitest';
import { builtSite } from './shipped.ts';

/** Pages to which no page leads: one for addresses that lead nowhere, one for those that are asked for without a network. */
const alone = ['/404.html', '/offline.html'];

test('every page of the site is reached from the start page by links, without scripts', async () => {
	const out = await builtSite(inject('shipped'));
	const texts = new Map(
		globSync('**/*.html', { cwd: out }).map((file) => [
			`/${file.replaceAll('\\', '/').replace(/(?:^|(?<=\/))index\.html$/, '')}`,
			readFileSync(join(out, file), 'utf8'),
		]),
	);
	const reached = new Set(['/']);
	// A set may grow while it is gone through.
	for (const path of reached)
		for (const [, address = ''] of (texts.get(path) ?? '').matchAll(/<a\b[^>]*? href="([^"]*)"/g)) {
			const { pathname } = new URL(decodeHTMLAttribute(address), `https://handbook.example${path}`);
			const to = decodeURIComponent(pathname);
			if (texts.has(to)) reached.add(to);
		}
	expect(texts.size).toBeGreaterThan(500);
	expect([...texts.keys()].filter((path) => !reached.has(path)).sort()).toEqual(alone);
});
