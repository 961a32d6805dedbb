import { describe, expect, test } from 'vitest';
import { nothingFound } from '../src/cli/nothing.ts';
import { check } from '../src/load.ts';

const said = (content: string, ...paths: readonly string[]) =>
	nothingFound(check(new Map(paths.map((path) => [path, { path, text: 'title: Some\nmission: Knows.\n' }]))), content);

describe('a folder without a playbook', () => {
	test.each([
		['nothing at all', [], 'Found: an empty folder.'],
		['settings alone', ['handbook.yaml'], 'Found: 1 file .yaml.'],
		[
			'a program',
			['a.ts', 'b/c.ts', 'package.json', 'LICENSE'],
			'Found: 2 files .ts, 1 file .json and 1 file without an ending.',
		],
		[
			'many sorts',
			['a.png', 'b.png', 'c.txt', 'd.js', 'e.css', 'f.html'],
			'Found: 2 files .png, 1 file .txt, 1 file .js, 1 file .css and 1 other file.',
		],
		[
			'a handbook that lies deeper',
			['handbook/content/roles/a.yaml', 'x/goals/b.yaml', 'handbook/content/roles/c.yaml'],
			'Playbooks lie deeper: try `--content here/handbook/content`.',
		],
		[
			'settings that lie deeper',
			['docs/handbook.yaml', 'package.json'],
			'Playbooks lie deeper: try `--content here/docs`.',
		],
	])('says what it found: %s', (_, paths, found) => {
		const text = said('here', ...paths);
		expect(text).toContain('There is no handbook in `here`: not one playbook and no page.\nLooked for: ');
		expect(text).toContain('collaborations, goals, measures, roles, processes, systems, communities');
		expect(text).toContain(found);
		expect(text).toContain('Next: ');
	});

	test('that is a folder of playbooks itself names the one above', () => {
		expect(said('content/roles', 'a.yaml')).toContain('`roles` is a folder of playbooks: try `--content content`.');
		expect(said('goals', 'a.yaml')).toContain('try `--content .`.');
	});

	test.each([
		['pages alone', ['README.md', 'teams/sales.md']],
		['pages with guides of another program', ['README.md', 'docs/guides/start.md', 'docs/roles/seller.md']],
		['one playbook', ['roles/a.yaml']],
		['one guide', ['guides/a.md']],
		[
			'a handbook in a folder of its own, which is read',
			['book/roles/a.yaml', 'book/goals/b.yaml', 'book/handbook.yaml'],
		],
	])('is a handbook all the same: %s', (_, paths) => {
		expect(said('here', ...paths)).toBeUndefined();
	});

	test('that holds pages says where the playbooks are', () => {
		expect(said('here', 'README.md', 'book/content/roles/a.yaml')).toBe(
			'No playbook was found in `here`, only pages. Playbooks lie deeper: try `--content here/book/content`.\n',
		);
	});
});
