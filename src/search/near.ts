import { distance } from 'fastest-levenshtein';

/** A page by its address. */
interface Addressed {
	readonly href: string;
}

/** Addresses that differ in more of their letters than this are not meant. */
const farthest = 0.4;
/** Where one address is this much liker than another, the other is not meant. */
const muchFarther = 0.1;
/** More to choose from helps nobody. */
const most = 5;

/** The `pages` whose addresses are most like one that leads nowhere, the likest first. */
export function nearest<P extends Addressed>(asked: string, pages: readonly P[]): readonly P[] {
	const wanted = segmentsOf(asked);
	if (wanted.length === 0) return [];
	const near = pages
		.map((page) => ({ page, far: between(wanted, segmentsOf(page.href)) }))
		.filter(({ far }) => far <= farthest)
		.sort((a, b) => a.far - b.far || (a.page.href < b.page.href ? -1 : 1));
	const [nearest] = near;
	return near
		.slice(0, most)
		.filter(({ far }) => nearest && far <= nearest.far + muchFarther)
		.map(({ page }) => page);
}

/** `/roles/Seller/index.html` as `roles`, `seller`: what people type, and what other programs add, says nothing. */
const segmentsOf = (address: string): readonly string[] =>
	decoded(address)
		.replace(/[?#].*$/, '')
		.toLowerCase()
		.replace(/(?:\/index)?\.(?:html?|mdx?|ya?ml)$/, '')
		.split('/')
		.map((segment) => segment.replace(/[\s_]+/g, '-'))
		.filter(Boolean);

/** Addresses come from anybody: one that cannot be decoded is taken as it is. */
function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** How far two addresses are apart, from 0 to 1; the name of the page counts most, wherever it stands. */
function between(wanted: readonly string[], there: readonly string[]): number {
	const [asked, name] = [wanted.at(-1), there.at(-1)];
	if (asked === undefined || name === undefined) return 1;
	const whole = apart(wanted.join('/'), there.join('/'));
	const words = 1 - shared(asked.split('-'), name.split('-'));
	const elsewhere = wanted.slice(0, -1).join('/') === there.slice(0, -1).join('/') ? 0 : 0.1;
	return Math.min(whole, apart(asked, name) + elsewhere, words * 0.8 + elsewhere);
}

/** Longer names are no addresses of ours, and would take long to compare. */
const longest = 200;

const apart = (a: string, b: string): number => {
	const length = Math.max(a.length, b.length);
	return length > longest ? 1 : distance(a, b) / length;
};

const shared = (a: readonly string[], b: readonly string[]): number =>
	a.filter((word) => b.includes(word)).length / new Set([...a, ...b]).size;
