import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../src/search/near.ts';

const pages = [
	'/',
	'/roles/',
	'/roles/account-executive/',
	'/roles/campaign-manager/with/account-executive/',
	'/roles/sales-manager/',
	'/roles/solution-specialist/',
	'/processes/expand-account/',
	'/measures/time-to-first-value/',
	'/systems/crm/',
	'/systems/cpq/',
	'/guides/how-credit-works/',
	'/search/',
].map((href) => ({ href }));
const first = (asked: string) => nearest(asked, pages)[0]?.href;

describe('an address that leads nowhere is likest to', () => {
	test.each([
		['/roles/acount-executive/', '/roles/account-executive/'],
		['/roles/Account-Executive', '/roles/account-executive/'],
		['/role/account-executive/', '/roles/account-executive/'],
		['/account-executive', '/roles/account-executive/'],
		['/roles/account_executive.html', '/roles/account-executive/'],
		['/roles/account%20executive/index.html', '/roles/account-executive/'],
		['/roles/executive-account/', '/roles/account-executive/'],
		['/process/expand-acount/', '/processes/expand-account/'],
		['/measures/time-to-value.md', '/measures/time-to-first-value/'],
		['/systems/crn/', '/systems/crm/'],
		['/guides/credit-works/#shares', '/guides/how-credit-works/'],
		['/rolls/', '/roles/'],
	])('%s → %s', (asked, meant) => {
		expect(first(asked)).toBe(meant);
	});

	test.each(['/nowhere/', '/wp-login.php', '/a/b/c/', '/', '/%E0%A4%A/'])('nothing: %s', (asked) => {
		expect(nearest(asked, pages)).toEqual([]);
	});
});

test('where one page is plainly meant, the others of its name are left out', () => {
	expect(nearest('/roles/acount-executive/', pages)).toEqual([{ href: '/roles/account-executive/' }]);
	expect(nearest('/systems/cp/', pages).length).toBeGreaterThan(0);
});

test('whatever the address, a page is likest to itself, and at most five are named', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.webPath()), (asked) => {
			expect(nearest(asked, pages).length).toBeLessThanOrEqual(5);
		}),
	);
	for (const { href } of pages.slice(1)) expect(first(href)).toBe(href);
});
