// A hospital's own page: it knows nothing of the widget but its tag, its `locale` attribute and `show()`.
const titles = { 'zh-CN': '晨光示范医院（演示）', en: 'Dawnlight Demonstration Hospital (demonstration)' }

/** @param {'zh-CN' | 'en'} locale */
function use(locale) {
  document.documentElement.lang = locale
  document.title = titles[locale]
}

const wanted = new URLSearchParams(location.search).get('lang') ?? navigator.language
use(/^zh/i.test(wanted) ? 'zh-CN' : 'en')

document.querySelector('#language')?.addEventListener('click', () => {
  use(document.documentElement.lang === 'en' ? 'zh-CN' : 'en')
  const address = new URL(location.href)
  address.searchParams.set('lang', document.documentElement.lang)
  history.replaceState(null, '', address)
})

for (const opener of document.querySelectorAll('[data-open-chat]'))
  opener.addEventListener('click', () => document.querySelector('pharos-chat')?.show())
