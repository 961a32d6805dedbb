import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

describe('the first page a reader opens', () => {
	test.each(['/', '/processes/expand-account/', '/roles/account-executive/', '/coverage/'])(
		'%s takes at most 60 KB over the wire, and 90 KB with its fonts',
		async (path) => {
			const page = await shipped.browser.newPage();
			const sizes: Promise<{ url: string; size: number }>[] = [];
			page.on('response', (response) => {
				sizes.push(
					response.body().then((body) => ({
						url: response.url(),
						// A font is compressed by itself.
						size: response.url().endsWith('.woff2') ? body.length : gzipSync(body).length,
					})),
				);
			});
			await page.goto(shipped.at(path), { waitUntil: 'networkidle' });
			const files = await Promise.all(sizes);
			const kilobytes = (some: typeof files) => some.reduce((sum, { size }) => sum + size, 0) / 1024;
			const bare = files.filter(({ url }) => !url.endsWith('.woff2'));
			expect(bare.length).toBeLessThan(files.length);
			expect(kilobytes(bare)).toBeLessThanOrEqual(60);
			expect(kilobytes(files)).toBeLessThanOrEqual(90);
			await page.close();
		},
	);
});
