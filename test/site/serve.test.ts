import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewSite, type Served } from '../../src/site/preview.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-serve-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Asks for a path as it is written, which `fetch` would tidy up first. */
function ask(
	url: string,
	path: string,
	headers: Record<string, string> = {},
): Promise<{ status: number; text: string; type: string; location: string }> {
	const { hostname, port } = new URL(url);
	return new Promise((done, fail) => {
		request({ hostname, port, path, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				text += chunk;
			});
			response.on('end', () =>
				done({
					status: response.statusCode ?? 0,
					text,
					type: response.headers['content-type'] ?? '',
					location: response.headers.location ?? '',
				}),
			);
		})
			.on('error', fail)
			.end();
	});
}

describe('a preview', () => {
	const out = join(root, 'out');
	let served: Served;
	beforeAll(async () => {
		mkdirSync(join(out, 'räume'), { recursive: true });
		writeFileSync(join(root, 'secret.txt'), 'secret');
		writeFileSync(join(out, '.fieldbook'), 'list');
		for (const [file, text] of [
			['index.html', 'home'],
			['404.html', 'gone'],
			['räume/index.html', 'räume'],
			['a b.svg', '<svg/>'],
		] as const)
			writeFileSync(join(out, file), text);
		served = await previewSite({ out, base: '/x/' });
	});
	afterAll(() => served.close());

	test.each([
		['/x/', 200, 'home', 'text/html; charset=utf-8'],
		['/x/?q#a', 200, 'home', 'text/html; charset=utf-8'],
		['/x/r%C3%A4ume/', 200, 'räume', 'text/html; charset=utf-8'],
		['/x/a%20b.svg', 200, '<svg/>', 'image/svg+xml'],
		['/x/nothing', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/.fieldbook', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/../secret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/%2e%2e/secret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/..%2fsecret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/..%5csecret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/%00', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/%ff', 404, 'gone', 'text/html; charset=utf-8'],
		['/y/', 404, 'gone', 'text/html; charset=utf-8'],
	])('%s', async (path, status, text, type) => {
		expect(await ask(served.url, path)).toMatchObject({ status, text, type });
	});

	test('leads to the folder of a page, and to the path the site stands under', async () => {
		expect(await ask(served.url, '/x/r%C3%A4ume')).toMatchObject({ status: 301, location: '/x/r%C3%A4ume/' });
		expect(await ask(served.url, '/')).toMatchObject({ status: 302, location: '/x/' });
	});

	test('takes the next port where the wanted one is taken', async () => {
		const other = createServer();
		await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
		const { port } = other.address() as AddressInfo;
		const second = await previewSite({ out, port });
		expect(new URL(second.url).port).not.toBe(String(port));
		expect(new URL(second.url).hostname).toBe('127.0.0.1');
		await second.close();
		other.close();
	});
});

/** Astro's server answers nothing where it sees that a test runs it, so it runs in a process that does not say so. */
async function devInProcess(content: string): Promise<Served> {
	const dev = new URL('../../src/site/dev.ts', import.meta.url).href;
	const options = JSON.stringify({ content, cache: join(root, 'cache'), port: 0 });
	const script = `import { devSite } from '${dev}'; console.log((await devSite(${options})).url);`;
	const { VITEST: _, NODE_ENV: __, ...env } = process.env;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		env,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const url = await new Promise<string>((done) => child.stdout.once('data', (text) => done(String(text).trim())));
	return {
		url,
		async close() {
			child.kill();
		},
	};
}

describe('a handbook that is being written', { timeout: 30_000 }, () => {
	const content = join(root, 'content');
	const guide = join(content, 'guides/first.md');
	let served: Served;
	beforeAll(async () => {
		mkdirSync(join(content, 'guides'), { recursive: true });
		writeFileSync(guide, '---\ntitle: First\n---\nOne.\n\n![Chart](chart.svg)\n');
		writeFileSync(join(content, 'guides/chart.svg'), '<svg><script>x</script></svg>');
		served = await devInProcess(content);
		await ask(served.url, '/guides/first/');
	}, 60_000);
	afterAll(() => served.close());

	/** Milliseconds until a page is as it should be. */
	async function until(path: string, good: (answer: { status: number; text: string }) => boolean): Promise<number> {
		const start = performance.now();
		for (;;) {
			if (good(await ask(served.url, path))) return performance.now() - start;
			if (performance.now() - start > 10_000) throw new Error(`${path} is not as it should be`);
			await new Promise((done) => setTimeout(done, 20));
		}
	}

	test('shows an edit, a new page and that one is gone, within a second', async () => {
		writeFileSync(guide, readFileSync(guide, 'utf8').replace('One.', 'Two.'));
		expect(await until('/guides/first/', ({ text }) => text.includes('Two.'))).toBeLessThan(1000);
		cpSync(guide, join(content, 'guides/second.md'));
		await until('/guides/second/', ({ status }) => status === 200);
		rmSync(join(content, 'guides/second.md'));
		await until('/guides/second/', ({ status }) => status === 404);
	});

	test('shows a page as it last was while its file cannot be read, and why', async () => {
		const good = readFileSync(guide, 'utf8');
		writeFileSync(guide, good.replace('title: First', 'title: "First'));
		await until(
			'/guides/first/',
			({ text }) => text.includes('as it last was') && text.includes('Two.') && text.includes('yaml-syntax'),
		);
		writeFileSync(guide, good.replace('Two.', 'Three.'));
		await until('/guides/first/', ({ text }) => !text.includes('as it last was') && text.includes('Three.'));
	});

	test('serves its images, cleaned, and nothing from outside', async () => {
		expect(await ask(served.url, '/guides/chart.svg')).toMatchObject({
			status: 200,
			text: '<svg xmlns="http://www.w3.org/2000/svg" />',
		});
		const secret = join(root, 'secret.txt');
		for (const path of [
			`/@fs${secret}`,
			`/@fs${secret}?raw`,
			`/@fs${secret}?import&raw`,
			`/@fs${guide}`,
			'/../secret.txt',
			'/..%2fsecret.txt',
			'/package.json',
			'/src/load.ts',
			'/src/cli/main.ts',
		]) {
			const { status } = await ask(served.url, path);
			expect([403, 404], path).toContain(status);
		}
	});
});
