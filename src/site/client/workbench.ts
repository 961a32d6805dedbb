import { waysId } from '../../pages/shared/ways-id.ts';
import { showChanges } from './changes.ts';
import { offerEditions } from './editions.ts';
import { enliveExplorer } from './explorer.ts';
import { openFolds } from './folds.ts';
import { showCards } from './hover.ts';
import { followOutline } from './outline.ts';
import { fetchAhead } from './prefetch.ts';
import { offerPrint } from './print.ts';
import { enliveTabs } from './prose-tabs.ts';
import { offerBox } from './search/open.ts';
import { showSearch } from './search/page.ts';
import { showSettings } from './settings.ts';
import { copyLinks } from './shared/copy.ts';
import { askMine, showMine } from './shared/mine.ts';
import { enliveBars } from './shared/sidebars.ts';
import { base } from './shared/store.ts';
import { showTabs } from './shared/tabs.ts';
import { toggleTheme } from './shared/theme.ts';
import { showStatus } from './status.ts';

showMine();
showTabs();
enliveBars();
enliveExplorer();
followOutline();
enliveTabs();
openFolds();
offerPrint();
copyLinks();
showCards();
fetchAhead();
showSettings();
offerEditions();
showStatus();
showChanges();
offerBox();
showSearch();
addEventListener('load', () => void import('./offline/keep.ts').then(({ keepWhatIsRead }) => keepWhatIsRead()));
// What few pages need is no part of the first load.
if (document.querySelector('main time[data-when]')) void import('./clock.ts').then(({ followClock }) => followClock());
if (document.querySelector('main table.listing'))
	void import('./listing.ts').then(({ enliveListings }) => enliveListings());
if (document.getElementById(waysId)) void import('./missing.ts').then(({ helpMissing }) => helpMissing());
if (document.querySelector('[data-versions]'))
	void import('./versions.ts').then(({ compareVersions }) => compareVersions());
if (location.pathname === `${base}coverage/`)
	void import('./coverage.ts').then(({ filterCoverage }) => filterCoverage());
const theme = document.querySelector<HTMLElement>('.theme');
if (theme) {
	theme.hidden = false;
	theme.addEventListener('click', toggleTheme);
}
document.querySelector('[data-choose="role"]')?.addEventListener('click', askMine);
