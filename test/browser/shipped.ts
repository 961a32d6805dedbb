import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { buildSite } from '../../src/site/commands/build.ts';
import { previewSite } from '../../src/site/commands/preview.ts';
import { launch } from './launch.ts';

/** The shipped handbook, served, and a browser to read it with. */
export interface Shipped {
	readonly browser: Browser;
	readonly url: string;
	at(path: string): string;
	/** Opens a page and hears everything that goes wrong on it. */
	open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; troubles: string[] }>;
	close(): Promise<void>;
}

export async function openShipped(): Promise<Shipped> {
	const served = await previewSite({ out: await builtSite(inject('shipped')), port: 0 });
	const browser = await launch();
	const at = (path: string) => new URL(path.slice(1), served.url).href;
	return {
		browser,
		url: served.url,
		at,
		async open(path, options = {}) {
			const page = await browser.newPage(options);
			page.setDefaultTimeout(120_000);
			const troubles: string[] = [];
			page.on('console', (message) => {
				const expected = path === '/nowhere/' && message.text().includes('404');
				if ((message.type() === 'error' || message.type() === 'warning') && !expected) troubles.push(message.text());
			});
			page.on('pageerror', (error) => troubles.push(String(error)));
			page.on('request', (request) => {
				if (!request.url().startsWith(served.url) && !request.url().startsWith('data:'))
					troubles.push(`asks ${request.url()}`);
			});
			await page.goto(at(path), { waitUntil: 'load' });
			return { page, troubles };
		},
		async close() {
			await browser.close();
			await served.close();
		},
	};
}

/** The site in `folder`, which whoever asks first builds for all test files of a run. */
export async function builtSite(folder: string): Promise<string> {
	const [out, done] = [join(folder, 'site'), join(folder, 'done')];
	if (mkdirSync(join(folder, 'asked'), { recursive: true }))
		try {
			await buildSite({ content: 'content', out, cache: join(folder, 'cache') });
		} finally {
			writeFileSync(done, '');
		}
	while (!existsSync(done)) await new Promise((again) => setTimeout(again, 100));
	return out;
}

/** One page of each sort. */
export const pageTypes = [
	'/',
	'/roles/',
	'/collaborations/account-team-and-specialists/',
	'/goals/',
	'/roles/account-executive/',
	'/processes/expand-account/',
	'/measures/time-to-first-proposal/',
	'/goals/grow-existing-accounts/',
	'/paths/solution-specialist-first-60-days/',
	'/assessments/growth-check/',
	'/actions/account-lead/',
	'/terms/whitespace/',
	'/measures/',
	'/systems/crm/',
	'/sessions/account-brainstorm/',
	'/guides/',
	'/guides/write-with-components/',
	'/terms/',
	'/coverage/',
	'/map/',
	'/systems/access/',
	'/coaching/account-executive-with-manager/',
	'/coaching/coverage/',
	'/culture/',
	'/culture/refuse-early/',
	'/communities/growth-circle/',
	'/calendar/',
	'/changes/',
	'/settings/',
	'/rules/missing-handoff/',
	'/nowhere/',
] as const;
