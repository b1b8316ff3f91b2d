// Only browsers without modules run this file: say how to switch instead of showing a blank page.
document.getElementById('old-browser').removeAttribute('hidden')
