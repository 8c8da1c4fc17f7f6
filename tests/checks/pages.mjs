// Every kind of page of the sample archive, one or two of each: what the checks look at.
export const site = process.env.SITE;

/** Kinds of page by name; each value is a path. Add a line when a page of a new kind is made. */
export const pages = {
  home: '/',
  cable: '/cable/04STRELSAU198',
  'cable with many paragraphs': '/cable/03KELPSUND2',
  paragraph: '/cable/03KELPSUND2/3',
  'paragraph whose words have changed': '/cable/03KELPSUND2/3?f=aaaaaa',
  'no such paragraph': '/cable/03KELPSUND2/99',
  'one version': '/cable/03KELPSUND2/@1',
  'raw text': '/cable/04STRELSAU198?view=raw',
  'list of origins': '/origin',
  'list of an origin': '/origin/STRELSAU',
  dates: '/date',
  'list of a month': '/date/2003-06',
  'release days': '/released',
  'list of a release day': '/released/2011-08-30',
  TAGS: '/tag',
  'list of a tag': '/tag/PREL',
  classifications: '/classification',
  'list of a classification': '/classification/confidential',
  countries: '/country',
  'list of a kind of posts': '/kind/embassy',
  'year as a calendar': '/date/2004',
  'empty month': '/date/1999-02',
  'combination of tags': '/tag/PREL+SENV-PGOV',
  'list narrowed': '/kind/embassy?q=tag%3APREL&sort=earliest',
  captions: '/caption',
  articles: '/article',
  'list of an article': '/article/mercury.example.org/2011/two-weddings',
  addressees: '/addressee',
  'list of a signer': '/signer/AMES',
  'data and feeds': '/help/api',
  help: '/help',
  'structure of a cable': '/help/structure',
  'not found': '/no/such/page',
  'no such cable': '/cable/04STRELSAU99999',
};

/** The pages whose speed and manners Lighthouse judges. */
export const mainPages = ['home', 'cable', 'paragraph', 'list of an origin'];
