import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const args = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];

/** The names under which systems install Chromium and its relatives. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const places = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Starts the first browser that can be started: the one `$CHROMIUM` names, one the system has, the one that comes with an npm package.
 *
 * @throws with what to do where none starts.
 */
export async function launch(): Promise<Browser> {
	const tried: string[] = [];
	for (const candidate of candidates()) {
		const executablePath = await candidate();
		if (!executablePath) continue;
		try {
			return await chromium.launch({ executablePath, args });
		} catch (error) {
			tried.push(`${executablePath}: ${String(error).split('\n')[0]}`);
		}
	}
	throw new Error(
		`No browser could be started for the browser tests.\nInstall Chromium (on Debian: apt-get install chromium), or set CHROMIUM to the path of one.\nTried:\n${tried.join('\n') || 'none found'}`,
	);
}

function* candidates(): Generator<() => Promise<string | undefined>> {
	yield async () => process.env.CHROMIUM || undefined;
	for (const name of names) yield async () => which(name);
	for (const place of places) yield async () => (existsSync(place) ? place : undefined);
	yield async () => {
		try {
			return await sparticuz.executablePath();
		} catch {
			return undefined;
		}
	};
}

function which(name: string): string | undefined {
	try {
		return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		})
			.split('\n')[0]!
			.trim();
	} catch {
		return undefined;
	}
}
