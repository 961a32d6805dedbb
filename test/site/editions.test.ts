import { execFileSync } from 'node:child_process';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { corpus } from '../../scripts/corpus.ts';
import { choicesOf, type Switch } from '../../src/page/edition-switch.ts';
import { filesIn, healOutput } from '../../src/site/output.ts';
import { type Repository, repository } from './repository.ts';

const settings = (editions: string) =>
	`title: Field book\nsite: https://book.example/team/\nlanguage: en-GB\neditions:\n${editions}`;
const both = '  - {name: "2026.1", tag: v1, date: 2026-01-15}\n  - {name: "Spring 2026", tag: v2, date: 2026-04-15}\n';
const chart = (path: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>x</script><path d="${path}"/></svg>`;

let repo: Repository;

beforeEach(() => {
	repo = repository({
		'handbook.yaml': 'title: Field book\nsite: https://book.example/team/\nlanguage: en-GB\n',
		'roles/lead.yaml': 'title: Lead\nmission: Leads the sales team.\n',
		'roles/maker.yaml': 'title: Maker\nmission: Makes things.\nescalates_to: lead\n',
		'terms/lead-time.yaml': 'title: Lead time\ndefinition: Days from order to delivery.\n',
		'guides/first.md': '# First guide\n\nIt is about zebras.\n\n![Chart](chart.svg)\n',
		'guides/second.md': '# Second guide\n\n![Chart](chart.svg)\n\nSee the [first](first.md).\n',
		'guides/chart.svg': chart('M0 0'),
		'guides/removed.md': '# Removed guide\n\nThis went away.\n',
		'guides/old-name.md': '# Renamed guide\n\nThe same text.\n',
	});
	repo.commit('v1');
	repo.write('guides/first.md', '# First guide\n\nIt is about lions.\n\n![Chart](chart.svg)\n');
	repo.commit('v2');
	renameSync(repo.at('content/guides/old-name.md'), repo.at('content/guides/new-name.md'));
	rmSync(repo.at('content/guides/removed.md'));
	repo.write('guides/chart.svg', chart('M9 9'));
	repo.write('guides/new.md', '# New guide\n');
	repo.write('handbook.yaml', settings(both));
});

afterEach(() => repo.remove());

const isSame = (html: string) => html.includes('/edition.js"></script>');
const pageOf = (path: string) => repo.page(`editions/${path}index.html`);

describe('editions', () => {
	test('have the pages they had, each saying of which edition it is, and links that all lead somewhere', async () => {
		expect((await repo.build()).warnings).toEqual([]);
		const files = filesIn(repo.at('out'));
		const pages = files.filter((file) => /^editions\/.*html$/.test(file));
		const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], root: true }));
		for (const file of pages.filter((file) => file !== 'editions/index.html')) {
			const html = repo.page(file);
			const reading = file.startsWith('editions/2026.1/')
				? 'You are reading the 2026.1 edition of 15 January 2026;'
				: 'You are reading the Spring 2026 edition of 15 April 2026;';
			expect(html, file).toContain(reading);
			for (const [, href] of html.matchAll(/<[a-z][^>]* (?:href|src)="(\/[^"#]*)/g))
				expect(repo.has(href!.slice('/team/'.length)), `${file} ${href}`).toBe(true);
			expect(/<link rel="canonical" href="([^"]+)"/.exec(html)?.[1] ?? 'noindex', file).toBe(
				repo.has(file.replace(/editions\/[^/]+\//, '').replace(/index\.html$/, ''))
					? `https://book.example/team/${file.replace(/editions\/[^/]+\//, '').replace(/index\.html$/, '')}`
					: 'noindex',
			);
			expect(/noindex/.test(html), file).toBe(!html.includes('rel="canonical"'));
			const { results } = await validator.validateString(html);
			expect(results.flatMap(({ messages }) => messages.map(({ message }) => `${file} ${message}`))).toEqual([]);
		}
		const paths = (slug: string) =>
			pages.filter((file) => file.startsWith(`editions/${slug}/guides/`)).map((file) => file.split('/').at(-2));
		const guides = ['first', 'guides', 'old-name', 'removed', 'second'];
		expect(paths('2026.1').sort()).toEqual(guides);
		expect(paths('spring-2026').sort()).toEqual(guides);
		expect(repo.page('sitemap.xml')).not.toMatch(/team\/editions\/[^<]/);
		expect(repo.page('editions/index.html')).toMatch(
			/href="\/team\/editions\/spring-2026\/"[\s\S]*href="\/team\/editions\/2026\.1\/"/,
		);
		expect(repo.page('index.html')).toContain('href="/team/editions/" data-editions');
		// A page that is gone leads to the start of the current edition.
		expect(pageOf('2026.1/guides/removed/')).toContain('this page is not in the <a href="/team/">current edition</a>');
		expect(pageOf('2026.1/guides/first/')).toContain('read this page in the <a href="/team/guides/first/">');
	});

	test('follow a page to the address it has now', async () => {
		repo.commit('renamed');
		await repo.build();
		const html = pageOf('2026.1/guides/old-name/');
		expect(html).toContain('read this page in the <a href="/team/guides/new-name/">');
		expect(html).toContain('<link rel="canonical" href="https://book.example/team/guides/new-name/"');
		const editions = JSON.parse(repo.page('editions.json')) as readonly Switch[];
		const hrefs = (path: string, slug?: string) => choicesOf(editions, '/team/', path, slug).map(({ href }) => href);
		const of = (current: string, earlier: string) => [
			`/team${current}`,
			`/team/editions/spring-2026${earlier}`,
			`/team/editions/2026.1${earlier}`,
		];
		const renamed = of('/guides/new-name/', '/guides/old-name/');
		expect(hrefs('/guides/new-name/')).toEqual(renamed);
		expect(hrefs('/guides/old-name/', '2026.1')).toEqual(renamed);
		expect(hrefs('/guides/removed/', '2026.1')).toEqual(of('/', '/guides/removed/'));
		expect(hrefs('/guides/new/')).toEqual(of('/guides/new/', '/'));
		expect(hrefs('/roles/lead/', 'spring-2026')).toEqual(of('/roles/lead/', '/roles/lead/'));
	});

	test('answer at the addresses that their pages had before then, and at none that came later', async () => {
		repo.git('stash', '-u');
		repo.write('guides/second.md', '---\nformerly: [guides/zero, guides/chart.svg]\n---\n\n# Second guide\n');
		repo.write('notes/deep.md', '---\naliases: [/über/uns/, /guides/first/]\npermalink: /deep.html\n---\n\n# Deep\n');
		renameSync(repo.at('content/guides/removed.md'), repo.at('content/guides/kept.md'));
		repo.commit('v3');
		repo.write('notes/deep.md', '---\nformerly: [notes/later]\n---\n\n# Deep\n');
		rmSync(repo.at('content/guides/kept.md'));
		repo.write('handbook.yaml', settings(`${both}  - {name: "3", tag: v3, date: 2026-06-01}\n`));
		repo.commit('later');
		expect((await repo.build()).warnings).toEqual([]);
		const leads = (path: string) => {
			const to = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(repo.has(path) ? repo.page(path) : '')?.[1];
			return to !== undefined && repo.has(to.slice('/team/'.length)) ? to : undefined;
		};
		const within = '/team/editions/3';
		expect(leads('editions/3/guides/zero/index.html')).toBe(`${within}/guides/second/`);
		expect(leads('editions/3/über/uns/index.html')).toBe(`${within}/notes/deep/`);
		expect(leads('editions/3/deep.html')).toBe(`${within}/notes/deep/`);
		expect(leads('editions/3/guides/removed/index.html')).toBe(`${within}/guides/kept/`);
		expect(repo.page('editions/3/deep.html')).toContain('<script src="/team/moved.js">');
		expect(leads('editions/3/guides/first/index.html')).toBeUndefined();
		for (const path of ['editions/3/notes/later/', 'editions/spring-2026/guides/zero/', 'deep.html'])
			expect(repo.has(path), path).toBe(false);
		expect(leads('notes/later/index.html')).toBe('/team/notes/deep/');
		await repo.build('fresh', 'cache-fresh');
		expect(repo.snapshot('out')).toEqual(repo.snapshot('fresh'));
	});

	test('say what each changed of the one before it, compared once', async () => {
		await repo.build();
		const page = (path: string) => repo.page(`changes/editions/${path}index.html`).replace(/<[^>]+>/g, ' ');
		expect(page('spring-2026/')).toContain('First guide');
		expect(page('spring-2026/')).not.toContain('New guide');
		for (const title of ['New guide', 'Removed guide']) expect(page('')).toContain(title);
		const times = () =>
			filesIn(repo.at('cache/steps')).map((file) => [file, statSync(repo.at('cache/steps', file)).mtimeMs]);
		const before = times();
		expect(before).toHaveLength(2);
		await repo.build();
		expect(times()).toEqual(before);
		repo.write('guides/newer.md', '# Newer guide\n');
		await repo.build();
		expect(times().filter(([file]) => !before.some(([name]) => name === file))).toHaveLength(1);
		expect(times()).toHaveLength(2);
		expect(page('')).toContain('Newer guide');
		expect(repo.has('editions/spring-2026/changes/editions/')).toBe(false);
	});

	test('keep each version of a page and of a file once, and never show a newer one for an older one', async () => {
		await repo.build();
		expect(pageOf('2026.1/guides/first/')).toContain('zebras');
		expect(pageOf('2026.1/guides/first/')).not.toContain('lions');
		expect(pageOf('spring-2026/guides/first/')).toContain('lions');
		// The text of both is the same, but the picture is not that of today.
		const second = pageOf('spring-2026/guides/second/');
		expect(second).toContain('src="/team/editions/spring-2026/guides/chart.svg"');
		expect(repo.page('editions/spring-2026/guides/chart.svg')).toContain('M0 0');
		expect(repo.page('editions/spring-2026/guides/chart.svg')).not.toContain('script');
		expect(repo.has('editions/2026.1/guides/chart.svg')).toBe(false);
		expect(pageOf('2026.1/guides/second/')).toContain(
			'same in the <a id="fb_same" href="/team/editions/spring-2026/guides/second/">',
		);
		expect(pageOf('2026.1/guides/first/')).toContain('src="/team/editions/spring-2026/guides/chart.svg"');
		for (const path of ['2026.1/terms/lead-time/', 'spring-2026/roles/maker/']) {
			expect(isSame(pageOf(path)), path).toBe(true);
			expect(pageOf(path).length).toBeLessThan(1000);
			expect(pageOf(path)).toContain('It reads the same there;');
		}
		// Without scripts, every page of the edition can be reached within it.
		for (const path of ['guides/removed/', 'roles/lead/', 'coverage/'])
			expect(pageOf('2026.1/contents/')).toContain(`href="/team/editions/2026.1/${path}"`);
		expect(pageOf('2026.1/guides/first/')).not.toContain('class="edit"');
		const titles = gunzipSync(readFileSync(repo.at('out/editions/2026.1/search-titles.json.gz'))).toString();
		expect(JSON.parse(titles)).toMatchObject({ base: '/team/editions/2026.1/' });
		expect(titles).toContain('Removed guide');
		expect(titles).not.toContain('New guide');
		const [, spring] = JSON.parse(repo.page('editions.json'))
			.map(({ slug }: { slug: string }) => slug)
			.reverse();
		expect(spring).toBe('spring-2026');
	});

	test('are the same whether built anew or from the last build, and a build after which nothing changed writes none', async () => {
		await repo.build();
		const timesOf = (folder: string) =>
			filesIn(repo.at(folder))
				.filter((file) => /^editions\/[^/]+\//.test(file))
				.map((file) => [file, statSync(repo.at(folder, file)).mtimeMs]);
		const times = () => timesOf('out');
		const rendered = () => timesOf('cache/staging');
		const [before, staged] = [times(), rendered()];
		expect(staged.length).toBeGreaterThan(4);
		await repo.build();
		expect(times()).toEqual(before);
		expect(rendered()).toEqual(staged);
		const first = readFileSync(repo.at('content/terms/lead-time.yaml'), 'utf8');
		const edits = [
			// A page changes, so that the newest edition keeps its own; then it is as it was.
			() => repo.write('terms/lead-time.yaml', first.replace('Days', 'Weeks')),
			() => repo.write('terms/lead-time.yaml', first),
			() => repo.write('terms/lead-time.yaml', first.replace('Days', 'Weeks')),
			() => repo.write('handbook.yaml', settings(both.split('\n')[0]!)),
			() => repo.write('handbook.yaml', settings(both)),
			() => repo.write('guides/chart.svg', chart('M0 0')),
			() => repo.write('handbook.yaml', 'title: Field book\n'),
		];
		for (const [i, edit] of edits.entries()) {
			edit();
			await repo.build();
			await repo.build(`fresh-${i}`, `cache-${i}`);
			expect(repo.snapshot('out'), `edit ${i}`).toEqual(repo.snapshot(`fresh-${i}`));
			if (i === 0) expect(pageOf('spring-2026/terms/lead-time/')).toContain('Days from order');
			if (i === 1) expect(isSame(pageOf('spring-2026/terms/lead-time/'))).toBe(true);
		}
		expect(repo.has('editions/')).toBe(false);
	});

	test('are asked of git in two runs, by the check and by the build, and read in six more only once', async () => {
		const bin = repo.at('bin');
		const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
		mkdirSync(bin);
		writeFileSync(join(bin, 'git'), `#!/bin/sh\necho x >> ${repo.at('count')}\nexec ${real} "$@"\n`, { mode: 0o755 });
		const path = process.env.PATH;
		const runs = async () => {
			process.env.PATH = `${bin}:${path}`;
			writeFileSync(repo.at('count'), '');
			try {
				await repo.build();
			} finally {
				process.env.PATH = path;
			}
			return readFileSync(repo.at('count'), 'utf8').length / 2;
		};
		const plain = 'title: Field book\n';
		repo.write('handbook.yaml', plain);
		await runs();
		const without = await runs();
		repo.write('handbook.yaml', settings(both.split('\n')[0]!));
		expect((await runs()) - without).toBe(2 + 6);
		expect((await runs()) - without).toBe(2);
		repo.write('handbook.yaml', settings(both));
		// The second has no picture that the first has not.
		expect((await runs()) - without).toBe(2 + 5);
		expect((await runs()) - without).toBe(2);
	});

	test('that somebody changed on the site are written anew', async () => {
		await repo.build();
		const file = repo.at('out/editions/2026.1/terms/lead-time/index.html');
		const html = readFileSync(file, 'utf8');
		await new Promise((done) => setTimeout(done, 20));
		appendFileSync(file, 'graffiti');
		await repo.build();
		expect(readFileSync(file, 'utf8')).toBe(html);
	});

	test('are given back to the old site where a build was killed between the two renames', async () => {
		await repo.build();
		const before = repo.snapshot('out');
		// No process has this number.
		const [fresh, old] = [repo.at('out.new-99999999'), repo.at('out.old-99999999')];
		await repo.build('out.new-99999999', 'cache');
		rmSync(join(fresh, 'editions/2026.1'), { recursive: true });
		renameSync(repo.at('out'), old);
		renameSync(join(old, 'editions/2026.1'), join(fresh, 'editions/2026.1'));
		healOutput(repo.at('out'));
		expect(repo.snapshot('out')).toEqual(before);
		expect(existsSync(fresh)).toBe(false);
	});

	test('without git or the tag go on as they were last read, or are left out with a word about it', async () => {
		repo.write('handbook.yaml', settings(`${both}  - {name: Lost, tag: v0, date: 2025-01-01}\n`));
		// What a finding says, a build does not say again.
		expect((await repo.build()).warnings).toEqual([]);
		expect(repo.page('coverage/index.html')).toContain('no tag or commit');
		expect(repo.page('editions/index.html')).toContain('This copy of the site does not hold it.');
		const before = repo.snapshot('out');
		repo.git('tag', '-d', 'v1');
		expect((await repo.build()).warnings).toEqual([]);
		const editionsIn = (snapshot: object) => Object.entries(snapshot).filter(([file]) => file.startsWith('editions/'));
		expect(editionsIn(repo.snapshot('out'))).toEqual(editionsIn(before));
		rmSync(repo.at('.git'), { recursive: true });
		const { warnings: later } = await repo.build();
		expect(later).toHaveLength(3);
		expect(later[0]).toContain('The edition "2026.1" is shown as it was last read');
		expect(later[0]).toContain('is not kept in git');
		// Changes that no page notes are known to git alone, in every edition.
		const pages = (snapshot: object) => Object.keys(snapshot).filter((file) => !/\/changes\//.test(file));
		expect(pages(repo.snapshot('out')).filter((file) => file.startsWith('editions/'))).toEqual(
			pages(before).filter((file) => file.startsWith('editions/')),
		);
		expect(pageOf('2026.1/guides/first/')).toContain('zebras');
		// And where nothing was read before, the rest of the site is there.
		expect((await repo.build('bare', 'bare-cache')).warnings).toHaveLength(3);
		expect(filesIn(repo.at('bare/editions'))).toEqual(['index.html']);
	});

	test('are history: what would be an error today is shown as well as it can be', async () => {
		repo.git('stash', '-u');
		repo.write('roles/maker.yaml', 'title: Maker\nmission: Makes things.\nescalates_to: nobody\nno_such_field: 1\n');
		repo.write('roles/broken.yaml', 'title: "Broken\n');
		repo.commit('broken');
		repo.git('reset', '-q', '--hard', 'HEAD~1');
		repo.git('stash', 'pop');
		repo.write('handbook.yaml', settings('  - {name: "0", tag: broken, date: 2025-01-01}\n'));
		expect((await repo.build()).warnings).toEqual([]);
		expect(pageOf('0/roles/maker/')).toContain('nobody');
		expect(repo.has('editions/0/roles/broken/')).toBe(true);
		// Nobody can mend it any more, so its status bar counts nothing.
		const data = gunzipSync(readFileSync(repo.at('out/editions/0/site.json.gz'))).toString('utf8');
		expect(JSON.parse(data)).not.toHaveProperty('health');
		expect(JSON.parse(repo.page('site.json'))).toHaveProperty('health.errors');
	});

	test('show in a guide in MDX what there was to show then, whether built anew or from the last build', async () => {
		const way = '# Way\n\n<RoleCard role="lead" />\n\n<Callout>Ask the <Term id="lead-time">wait</Term>.</Callout>\n';
		repo.git('checkout', '-qf', 'v1');
		repo.write('guides/way.mdx', way);
		repo.git('add', '-A', 'content');
		repo.git('commit', '-qm', 'a guide');
		repo.git('tag', '-f', 'v1');
		repo.write('roles/lead.yaml', 'title: Lead\nmission: Leads everybody.\n');
		repo.git('commit', '-qam', 'another mission');
		repo.git('tag', '-f', 'v2');
		repo.write('roles/lead.yaml', 'title: Lead\nmission: Leads nobody.\n');
		repo.write('handbook.yaml', settings(both));
		await repo.build();
		const mission = (path: string) =>
			/<p class="shown-lead">(.*?)<\/p>/.exec(repo.page(`${path}guides/way/index.html`))?.[1];
		expect(mission('')).toBe('Leads nobody.');
		expect(mission('editions/spring-2026/')).toBe('Leads everybody.');
		expect(mission('editions/2026.1/')).toBe('Leads the sales team.');
		expect(pageOf('2026.1/guides/way/')).toContain(
			'<a href="/team/editions/2026.1/terms/lead-time/" class="term">wait</a>',
		);
		repo.write('guides/way.mdx', `${way}\nMore.\n`);
		await repo.build();
		await repo.build('fresh', 'fresh-cache');
		expect(repo.snapshot('out')).toEqual(repo.snapshot('fresh'));
		expect(repo.page('guides/way/index.html')).toContain('<p>More.</p>');
	});

	test('do not take the place of pages that the handbook has there', async () => {
		repo.write('editions/own.md', '# Own\n');
		expect((await repo.build()).warnings.join()).toContain('No edition is built');
		expect(filesIn(repo.at('out/editions'))).toEqual(['index.html', 'own/index.html', 'own/index.md']);
	});
});

test('ten editions weigh less than twice one', async () => {
	repo.write('handbook.yaml', 'title: Field book\n');
	for (const [path, text] of corpus(250)) if (path !== 'handbook.yaml') repo.write(path, text);
	repo.write('handbook.yaml', corpus(250).get('handbook.yaml')!);
	await repo.build('one', 'cache-one');
	const files = filesIn(repo.at('content')).filter((file) => file.endsWith('.md'));
	let editions = '';
	for (let i = 1; i <= 10; i++) {
		repo.commit(`t${i}`);
		editions += `  - {name: "2025.${i}", tag: t${i}, date: 2025-${String(i).padStart(2, '0')}-15}\n`;
		for (let n = 0; n < 5; n++)
			appendFileSync(repo.at('content', files[(i * 37 + n * 53) % files.length]!), `\nSentence ${i}.\n`);
		repo.write(`guides/added-${i}.md`, `# Added ${i}\n`);
	}
	appendFileSync(repo.at('content/handbook.yaml'), `editions:\n${editions}`);
	await repo.build();
	const bytes = (out: string) =>
		filesIn(repo.at(out)).reduce((sum, file) => sum + statSync(repo.at(out, file)).size, 0);
	expect(filesIn(repo.at('out/editions')).filter((file) => /^2025\.1\/.*html$/.test(file)).length).toBeGreaterThan(250);
	expect(bytes('out') / bytes('one')).toBeLessThan(2);
});
