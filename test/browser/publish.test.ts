import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../../src/site/commands/build.ts';
import { filesIn } from '../../src/site/output.ts';
import { launch } from './launch.ts';

// The shipped handbook below a path of a host, served as its own guide says.
const guide = readFileSync('content/guides/publish-the-handbook.md', 'utf8');
const [, configuration = ''] = /```nginx\n([\s\S]*?)```/.exec(guide) ?? [];

const scratch = mkdtempSync(join(tmpdir(), 'fieldbook-publish-'));
const site = join(scratch, 'www/handbook');
let browser: Browser;

beforeAll(async () => {
	await buildSite({ content: 'content', out: site, cache: join(scratch, 'cache'), base: '/handbook/' });
	browser = await launch();
});
afterAll(async () => {
	await browser?.close();
	rmSync(scratch, { recursive: true, force: true });
});

const servers: Readonly<Record<string, (port: number) => ChildProcess>> = {
	nginx(port) {
		const home = join(scratch, 'nginx');
		mkdirSync(home, { recursive: true });
		const own = configuration
			.replace('listen 80;', `listen 127.0.0.1:${port};`)
			.replace('/srv/www', join(scratch, 'www'));
		const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${home}/${one};`);
		writeFileSync(
			join(home, 'nginx.conf'),
			// Started by root, it would read as somebody else, who cannot look into this folder.
			`${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${home}/pid;\ndaemon off;\nerror_log stderr;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\n${paths.join('\n')}\n${own}}\n`,
		);
		return spawn('nginx', ['-e', 'stderr', '-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' });
	},
	python3: (port) =>
		spawn('python3', ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', join(scratch, 'www')], {
			stdio: 'ignore',
		}),
};

describe.each(Object.keys(servers).filter(isThere))('below a path, with %s', (name) => {
	let server: ChildProcess;
	let host: string;
	beforeAll(async () => {
		({ server, host } = await started(name));
	});
	afterAll(() => {
		server?.kill();
	});

	test('every address that a page names is there, and below that path', async () => {
		const named = new Set<string>();
		for (const file of filesIn(site).filter((one) => one.endsWith('.html') || one.endsWith('.css'))) {
			const text = readFileSync(join(site, file), 'utf8');
			const here = new URL(`/handbook/${file}`, host);
			for (const [, address = ''] of text.matchAll(
				file.endsWith('.css') ? /url\(["']?([^"')]+)/g : /<[^>]+?\s(?:href|src)="([^"]*)"/g,
			)) {
				const { origin, pathname, protocol } = new URL(address.replaceAll('&amp;', '&'), here);
				if (protocol.startsWith('http') && (origin === host || !/^https?:/.test(address))) named.add(pathname);
			}
		}
		expect(named.size).toBeGreaterThan(600);
		expect([...named].filter((path) => !path.startsWith('/handbook/'))).toEqual([]);
		const lost: string[] = [];
		for (const path of named) if (!(await fetch(host + path, { method: 'HEAD' })).ok) lost.push(path);
		expect(lost).toEqual([]);
	});

	test('pages are searched, read without a net, and ask for nothing outside', async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const outside: string[] = [];
		const troubles: string[] = [];
		page.on('request', (request) => {
			const { origin, pathname, protocol } = new URL(request.url());
			if (protocol !== 'data:' && (origin !== host || !pathname.startsWith('/handbook/'))) outside.push(request.url());
		});
		page.on('console', (message) => {
			if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
		});
		page.on('pageerror', (error) => troubles.push(String(error)));
		await page.goto(`${host}/handbook/`);
		await page.keyboard.press('Control+k');
		await page.locator('.box-input').fill('hand-off');
		await page.locator('.choice-title').first().waitFor();
		await page.keyboard.press('Escape');
		await page.goto(`${host}/handbook/search/?q=hand-off+accepted`);
		await expect.poll(() => page.locator('.result-title').count()).toBeGreaterThan(3);
		await page.getByText('Available offline').waitFor();
		expect([outside, troubles]).toEqual([[], []]);
		await context.setOffline(true);
		await page.goto(`${host}/handbook/roles/account-executive/`);
		expect(await page.textContent('h1')).toContain('Account executive');
		await context.close();
	});
});

test.skipIf(!isThere('nginx'))('nginx sends what the guide promises', async () => {
	const { server, host } = await started('nginx');
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(host + path, { headers, redirect: 'manual' });
	const page = await get('/handbook/roles/');
	expect(Object.fromEntries(page.headers)).toMatchObject({
		'cache-control': 'no-cache',
		'content-security-policy': "frame-ancestors 'self'",
		'content-type': 'text/html; charset=utf-8',
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
	});
	const [script] = filesIn(site).filter((file) => /^_astro\/.*\.js$/.test(file));
	const kept = await get(`/handbook/${script}`, { range: 'bytes=0-9' });
	expect([kept.headers.get('cache-control'), (await kept.text()).length]).toEqual(['max-age=31536000, immutable', 10]);
	const missing = await get('/handbook/nowhere/');
	expect([missing.status, await missing.text()]).toEqual([404, readFileSync(join(site, '404.html'), 'utf8')]);
	expect((await get('/handbook/.fieldbook')).status).toBe(404);
	const led = await get('/handbook/roles');
	expect([led.status, led.headers.get('location')]).toEqual([301, '/handbook/roles/']);
	// A copy made beforehand is what is sent.
	cpSync(join(site, 'roles/index.html'), join(scratch, 'copy.html'));
	execFileSync('gzip', ['--keep', '--force', '--best', join(site, 'roles/index.html')]);
	const squeezed = await get('/handbook/roles/', { 'accept-encoding': 'gzip' });
	expect(squeezed.headers.get('content-encoding')).toBe('gzip');
	expect(await squeezed.text()).toBe(readFileSync(join(scratch, 'copy.html'), 'utf8'));
	server.kill();
});

test('hosts find the headers below the path of the site', () => {
	expect(readFileSync(join(site, '_headers'), 'utf8')).toMatch(
		/^\/handbook\/\*\n(?: {2}[\w-]+: .+\n)+\/handbook\/_astro\/\*\n/,
	);
});

/** Whether this machine has a program; says aloud where it has not. */
function isThere(program: string): boolean {
	try {
		execFileSync(program, [program === 'nginx' ? '-v' : '--version'], { stdio: 'ignore' });
		return true;
	} catch {
		console.warn(`NOT TRIED: this machine has no \`${program}\`, so nothing is served with it.`);
		return false;
	}
}

/** Starts a server, and waits until it answers. */
async function started(name: string): Promise<{ server: ChildProcess; host: string }> {
	const port = await freePort();
	const host = `http://127.0.0.1:${port}`;
	const server = servers[name]!(port);
	for (;;) {
		const answer = await fetch(`${host}/handbook/`).catch(() => undefined);
		await answer?.text();
		if (answer?.ok) return { server, host };
		if (server.exitCode !== null) throw new Error(`${name} has ended.`);
		await new Promise((again) => setTimeout(again, 50));
	}
}

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
	new Promise((found) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => found(port));
		});
	});
