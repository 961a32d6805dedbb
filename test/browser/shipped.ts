import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildSite } from '../../src/site/build.ts';
import { previewSite } from '../../src/site/preview.ts';
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
	const folder = mkdtempSync(join(tmpdir(), 'fieldbook-browser-'));
	await buildSite({ content: 'content', out: join(folder, 'site'), cache: join(folder, 'cache') });
	const served = await previewSite({ out: join(folder, 'site'), port: 0 });
	const browser = await launch();
	const at = (path: string) => new URL(path.slice(1), served.url).href;
	return {
		browser,
		url: served.url,
		at,
		async open(path, options = {}) {
			const page = await browser.newPage(options);
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
			rmSync(folder, { recursive: true, force: true });
		},
	};
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
