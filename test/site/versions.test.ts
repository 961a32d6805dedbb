import { readFileSync } from 'node:fs';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn } from '../../src/site/output.ts';
import { type Repository, repository } from './repository.ts';

const role = (mission: string) => `title: Lead\nmission: ${mission}\n`;
let repo: Repository;

beforeAll(async () => {
	repo = repository({
		'handbook.yaml': 'title: Field book\nsite: https://book.example\nlanguage: en-GB\n',
		'roles/lead.yaml': role('Leads <b>us</b>. # mallory@secret.example'),
		'roles/maker.yaml': 'title: Maker\nmission: Makes.\n',
		'guides/ask.md': '# Ask\n\nAsk the [lead](../roles/lead.yaml) once & for all.\n',
	});
	repo.commit('v1');
	repo.write('roles/lead.yaml', role('Leads </template><script>alert(1)</script>.'));
	repo.write('guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml) twice & for all.\n');
	repo.commit('v2');
	await repo.build();
});

afterAll(() => repo?.remove());

describe('a site with versions', () => {
	const pages = () => filesIn(repo.at('out')).filter((file) => file.endsWith('versions/index.html'));

	test('has a page of them for what was something else before, and for nothing else', async () => {
		expect(pages().sort()).toEqual(['guides/ask/versions/index.html', 'roles/lead/versions/index.html']);
		const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], root: true }));
		for (const file of pages()) {
			const { results } = await validator.validateString(repo.page(file));
			expect(results.flatMap(({ messages }) => messages.map(({ message }) => `${file} ${message}`))).toEqual([]);
		}
		const page = repo.page('roles/lead/versions/index.html');
		expect(page).toContain('The mission of');
		expect(page).toContain('<ins>/template</ins>&gt;');
		expect(page).not.toContain('<script>alert');
		expect(repo.page('roles/lead/index.html')).toContain('href="/roles/lead/versions/">Compare 2 versions');
		expect(repo.page('roles/maker/index.html')).not.toContain('versions/');
	});

	test('leads to it from the page alone, and names nobody', () => {
		const page = repo.page('roles/lead/versions/index.html');
		expect(page).toContain('<meta name="robots" content="noindex">');
		expect(page).not.toContain('rel="canonical"');
		const lists = filesIn(repo.at('out')).filter((file) => /\.(?:json|xml|pf_\w+)$/.test(file));
		expect(lists).toContain('sitemap.xml');
		for (const file of lists) expect(readFileSync(repo.at('out', file), 'latin1'), file).not.toContain('versions/');
		for (const file of pages()) expect(repo.page(file)).not.toMatch(/secret\.example|Editor/);
	});

	test('is the same from a cold cache, and writes nothing again', async () => {
		const before = repo.snapshot('out');
		await repo.build('out', 'other-cache');
		expect(repo.snapshot('out')).toEqual(before);
		await repo.build();
		expect(repo.snapshot('out')).toEqual(before);
	}, 60_000);
});
