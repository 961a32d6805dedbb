import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { build } from 'astro';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, readSources } from '../../src/load.ts';
import { assemble } from '../../src/site/assemble.ts';
import { siteConfig } from '../../src/site/astro.ts';
import { buildSite } from '../../src/site/commands/build.ts';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';
import { publish, type Site } from '../../src/site/loader.ts';
import { namesOf, readOwn } from '../../src/site/own-components.ts';
import { launch } from '../browser/launch.ts';

// What a guide in MDX can try, in a browser that is told to mind no policy: nothing of it may run, neither where the site
// is built nor where it is read.
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-mdx-'));
const at = (...path: string[]) => join(folder, ...path);
const sign = at('pwned');

const run = `(globalThis.__pwned = 1, globalThis.process && process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(sign)}, ''))`;
const attack = '<img src=x onerror="globalThis.__pwned = 1"><script>globalThis.__pwned = 1</script>';

const texts: readonly string[] = [
	`export const x = ${run};\n\n# Export`,
	`import { writeFileSync } from 'node:fs';\n\n{writeFileSync(${JSON.stringify(sign)}, '')}`,
	"import Evil from './evil.astro';\n\n<Evil />",
	"import './evil.js';",
	`{${run}}`,
	`Words {${run}} in a line.`,
	`<Callout title={${run}}>a</Callout>`,
	`<Callout {...${run}}>a</Callout>`,
	`<Chart title={${run}} />`,
	`<div title={${run}}>a</div>`,
	`<${'script'}>globalThis.__pwned = 1</${'script'}>`,
	`<script>{"globalThis.__pwned = 1"}</script>`,
	`<script src="data:text/javascript,globalThis.__pwned=1" />`,
	'<img src="x" onerror="globalThis.__pwned = 1" />',
	'<svg onload="globalThis.__pwned = 1"><animate onbegin="globalThis.__pwned = 1" /></svg>',
	'<a href="javascript:globalThis.__pwned = 1">a</a> [b](javascript:globalThis.__pwned=1)',
	'<iframe srcdoc="<script>parent.__pwned = 1</script>" />',
	`<div set:html='${attack}' />`,
	`<Fragment set:html='${attack}' />`,
	`<Chart set:html='${attack}' />`,
	`<Chart title='${attack}' />`,
	`<Callout title='"></p>${attack}'>a</Callout>`,
	`<Tabs>\n<Tab title='"></p>${attack}'>a</Tab>\n</Tabs>`,
	'<Chart client:load="" title="a" />',
	'<Chart children="a" slot="b" key="c" __proto__="d" constructor="e" />',
	'<fb-component data-part="0">a</fb-component>',
	`a'); ${run}; ('`,
	`\`; ${run}; //`,
	`*/ ${run} /*`,
	`\`</script>${attack}\``,
	`\`\`\`html\n${attack}\n\`\`\``,
	`\`\${${run}}\``,
	'__VITE_ASSET__abc__ `__ASTRO_ASSET_IMAGE__abc__` import.meta.env import.meta.ROLLDOWN_FILE_URL_abc',
	`---\nlayout: ./evil.astro\n---\n\n# Layout`,
	'\n---\n? !!js/function "x"\n---\n',
	'<style>{"@import \\"//host.example/x.css\\""}</style>',
	'<meta httpEquiv="refresh" content="0;url=https://host.example/" />',
	'<Steps>\n\n## <Chart title="a">b</Chart>\n\n</Steps>',
];

const files: Readonly<Record<string, string>> = {
	'content/handbook.yaml': 'title: T\n',
	'content/guides/harmless.mdx': '# Harmless\n\n<Chart title="a" />\n',
	'content/guides/evil.js': `${run};\n`,
	'content/guides/evil.astro': `---\n${run};\n---\n<script>globalThis.__pwned = 1</script>\n`,
	'components/Chart.astro': '<b class="chart" title={Astro.props.title}><slot /></b>\n',
};

let browser: Browser;
const served: Served[] = [];

beforeAll(async () => {
	for (const [path, text] of Object.entries(files)) lay(path, text);
	for (const [i, text] of texts.entries()) lay(`content/guides/g${i}.mdx`, text);
	const components = readOwn(at('components'), at('content'));
	const book = check(readSources(at('content')), {}, namesOf(components));
	await buildSite({ content: at('content'), out: at('judged'), cache: at('cache'), handbook: book, components });
	// As if nobody had judged them: each text goes to the compiler as it stands.
	const forced = new Map(
		texts.map((text, i) => [`/guides/g${i}/`, { text, headings: [], addresses: {}, taken: [], shown: {} }]),
	);
	const site: Site = assemble(book, { cache: at('prose'), components });
	const key = (path: string) => path.replace(/\W/g, '');
	const unjudged: Site = {
		...site,
		page(path) {
			const page = site.page(path);
			if (!page) return undefined;
			const { unreadable: _, ...shown } = page;
			return shown;
		},
		prose: (path) => (forced.has(path) ? { guide: key(path) } : site.prose(path)),
		guides: new Map([...site.guides, ...[...forced].map(([path, input]) => [key(path), () => input] as const)]),
	};
	publish(unjudged);
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	await build({
		...(await siteConfig({ site: unjudged, out: at('unjudged'), cache: at('forced'), guides: true })),
		logLevel: 'error',
	});
	writeFileSync(at('unjudged/.fieldbook'), '');
	browser = await launch();
	for (const out of ['judged', 'unjudged']) served.push(await previewSite({ out: at(out), port: 0 }));
});

afterAll(async () => {
	await browser?.close();
	for (const one of served) await one.close();
	rmSync(folder, { recursive: true, force: true });
});

function lay(path: string, text: string): void {
	mkdirSync(dirname(at(path)), { recursive: true });
	writeFileSync(at(path), text);
}

/** What becomes of a page in a browser without a policy that tries whatever could wake something. */
async function visit({ url }: Served, id: string) {
	const page = await browser.newPage({ bypassCSP: true });
	const asked: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(url)) asked.push(request.url());
	});
	await page.goto(`${url}guides/${id}/`, { waitUntil: 'load' });
	const seen = await page.evaluate(() => {
		for (const element of document.querySelectorAll('*')) {
			for (const name of ['mouseover', 'focus', 'error', 'load', 'toggle', 'begin'])
				element.dispatchEvent(new Event(name, { bubbles: true }));
		}
		for (const link of document.querySelectorAll<HTMLAnchorElement>('main .prose a[href]'))
			if (!/^https?:/.test(link.protocol)) link.click();
		return {
			pwned: (globalThis as { __pwned?: unknown }).__pwned,
			code: [
				...document.querySelectorAll('script, style, link[rel=stylesheet], base, iframe, meta[http-equiv=refresh]'),
			].map(({ outerHTML }) => outerHTML),
			handlers: [...document.querySelectorAll('.prose *')].flatMap((element) =>
				element.getAttributeNames().filter((name) => /^on|^style$|:/.test(name)),
			),
		};
	});
	await page.close();
	return { ...seen, asked };
}

describe('a guide that tries to run something', () => {
	test('had nothing run while its site was built', () => {
		expect((globalThis as { __pwned?: unknown }).__pwned).toBeUndefined();
		expect(existsSync(sign)).toBe(false);
	});

	test.each([
		['as it is built', 0],
		['even where nobody has judged it', 1],
	])('runs nothing in a browser that minds no policy, %s', async (_, which) => {
		const plain = await visit(served[which]!, 'harmless');
		expect(plain.pwned).toBeUndefined();
		for (const [i, text] of texts.entries())
			expect({ text, ...(await visit(served[which]!, `g${i}`)) }).toEqual({ text, ...plain });
	});

	test('would be seen to: the same browser runs what a page holds', async () => {
		const page = await browser.newPage({ bypassCSP: true });
		await page.goto(`${served[0]!.url}guides/harmless/`);
		expect(
			await page.evaluate((html) => {
				document.querySelector('.prose')!.innerHTML = html;
				return new Promise((resolve) => setTimeout(() => resolve((globalThis as { __pwned?: unknown }).__pwned), 500));
			}, attack),
		).toBe(1);
		await page.close();
	});
});
