import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newestReview } from '../scripts/mutation/mutants.ts';
import type { CheckOptions, Handbook } from '../src/core/handbook.ts';
import { changesKnown } from '../src/git/since.ts';
import { dayAfter } from '../src/kinds/views/days.ts';
import { check, readSources, type Sources } from '../src/load.ts';

// Which pages are in doubt after a change: those that rely on what it touched, and not all that name the playbook.
const inDoubt = ({ diagnostics }: Handbook) =>
	diagnostics.filter(({ rule }) => rule === 'suspect-entry').map(({ entry }) => entry!.id);

describe('a duty that moves in the shipped handbook', () => {
	const sources = readSources('content');
	const today = dayAfter(newestReview(check(sources)), '1 week');
	const base = check(sources, { today });
	const edited = (...edits: readonly (readonly [path: string, from: string | RegExp, to: string])[]): Sources => {
		const all = new Map(sources);
		for (const [path, from, to] of edits) {
			const text = all.get(path)!.text.replace(from, to);
			expect(text, path).not.toBe(all.get(path)!.text);
			all.set(path, { path, text });
		}
		return all;
	};
	const moved = [
		'processes/expand-account.yaml',
		'accountable: sales-manager\n    responsible: [sales-manager]',
		'accountable: account-executive\n    responsible: [account-executive]',
	] as const;
	const duties = [
		['roles/sales-manager.yaml', / {2}- id: [\w-]+\n {4}title: .*\n {4}activity: expand-account#price-proposal\n/, ''],
		[
			'roles/account-executive.md',
			'accountabilities:\n',
			'accountabilities:\n  - id: pricing\n    title: The price is one the customer can explain.\n    activity: expand-account#price-proposal\n',
		],
	] as const;
	const raised = (parts: Readonly<Record<string, string>> = {}) =>
		['processes/expand-account.yaml', 'roles/sales-manager.yaml', 'roles/account-executive.md'].map(
			(path) =>
				[
					path,
					/version: \S+\nchanges:\n/,
					`version: 9.0.0\nchanges:\n  - version: 9.0.0\n    date: ${today}\n    note: The account executive prices.\n${parts[path] ? `    parts: [${parts[path]}]\n` : ''}`,
				] as const,
		);
	const properly = [
		'assessments/growth-check',
		'coaching/account-executive-call-review',
		'coaching/account-executive-with-manager',
		'coaching/sales-manager-with-officer',
		'collaborations/account-team-and-specialists',
		'paths/account-executive-first-80-days',
		'paths/sales-manager-first-60-days',
	];

	test('done in one place alone, leaves those in doubt that rely on the activity', () => {
		expect(inDoubt(check(edited(moved), { today, base }))).toEqual([
			'assessments/growth-check',
			'collaborations/account-team-and-specialists',
			'paths/sales-manager-first-60-days',
			'roles/sales-manager',
		]);
	});

	test('done properly, leaves a handful, whichever way it is known what changed', () => {
		const done = edited(moved, ...duties, ...raised());
		expect(inDoubt(check(done, { today, base }))).toEqual(properly);
		const named = edited(
			moved,
			...duties,
			...raised({
				'processes/expand-account.yaml': 'price-proposal',
				'roles/sales-manager.yaml': 'accountabilities',
				'roles/account-executive.md': 'pricing',
			}),
		);
		expect(inDoubt(check(named, { today }))).toEqual(properly);
	});
});

describe('git', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'fieldbook-suspects-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	const git = (...args: string[]) =>
		execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
	const process = (version: string, changes: string, price: string) =>
		`title: Sell\nversion: ${version}\nchanges:\n${changes}  - {version: 1.0.0, date: 2026-01-01, note: First.}\nactivities:\n  - {id: size, title: Size it, stage: shape, accountable: lead}\n  - {id: price, title: Price it, stage: shape, accountable: ${price}}\n`;
	const action = (part: string) =>
		`title: About ${part}\npattern: decision\nowner: lead\nactivity: sell#${part}\nreviewed: {on: 2026-06-01}\n`;
	const doubted = (options: Partial<CheckOptions> = {}) =>
		inDoubt(check(readSources(folder), { today: '2026-11-24', ...options }));

	test('knows what a change touched that does not say so, and without it all that duties hang on is in doubt', () => {
		for (const role of ['lead', 'seller']) write(`roles/${role}.yaml`, `title: ${role}\nmission: x\n`);
		write('processes/sell.yaml', process('1.0.0', '', 'lead'));
		write('actions/price.yaml', action('price'));
		write('actions/size.yaml', action('size'));
		expect(doubted({ changedSince: changesKnown(folder) })).toEqual([]);
		git('init', '-qb', 'main');
		git('add', '-A');
		git('commit', '-qm', 'First');
		write('processes/sell.yaml', process('2.0.0', '  - {version: 2.0.0, date: 2026-09-01, note: Moved.}\n', 'seller'));
		expect(doubted()).toEqual(['actions/price', 'actions/size']);
		expect(doubted({ changedSince: changesKnown(folder) })).toEqual(['actions/price']);
		git('commit', '-qam', 'Second');
		expect(doubted({ changedSince: changesKnown(folder) })).toEqual(['actions/price']);
		write('actions/price.yaml', action('price').replace('2026-06-01', '2026-09-01'));
		expect(doubted({ changedSince: changesKnown(folder) })).toEqual([]);
	});

	test('is not needed: a folder in no repository is checked without it', () => {
		write('processes/sell.yaml', process('2.0.0', '  - {version: 2.0.0, date: 2026-09-01, note: Moved.}\n', 'lead'));
		write('roles/lead.yaml', 'title: lead\nmission: x\n');
		write('actions/price.yaml', action('price'));
		expect(doubted({ changedSince: changesKnown(folder) })).toEqual(['actions/price']);
	});
});
