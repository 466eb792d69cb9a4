/** The page's one style element: its hash is in the policy of the page. Colours as in web/styles/tokens.css. */
export const style = `
:root{color-scheme:light dark;--page:light-dark(#f4f3ee,#131411);--surface:light-dark(#fff,#1a1b18);--sunken:light-dark(#f7f6f2,#20221e);--line:light-dark(#e7e5de,#2d2f2a);--strong:light-dark(#8e8b81,#74766e);--text:light-dark(#1b1c19,#ecebe6);--dim:light-dark(#5d5c56,#a9a89f);--accent:light-dark(#1b5e44,#7fd0a8);--on-accent:light-dark(#fff,#10231a);--good:light-dark(#1b6b4a,#7fd0a8);--good-soft:light-dark(#e8f4ed,#17281f);--warn:light-dark(#7d4f06,#efbb6c);--warn-soft:light-dark(#fdf3df,#2c2413);--bad:light-dark(#a3301d,#ff9f8c);--bad-soft:light-dark(#fcebe8,#331c18)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 Inter,system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-feature-settings:'tnum'}
main,header,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.75rem;padding-bottom:1rem}
header p{margin:0}
.name{font-size:1.125rem;font-weight:700;letter-spacing:-.01em}
.dim,header .dim{color:var(--dim);font-size:.875rem}
.card{background:var(--surface);border:1px solid var(--line);border-radius:.875rem;padding:1.5rem;margin:0 0 1rem}
h1{font-size:1.375rem;line-height:1.25;margin:0;letter-spacing:-.015em}
h2{font-size:1rem;margin:0 0 .75rem}
.head{display:flex;flex-wrap:wrap;gap:.75rem;justify-content:space-between;align-items:start}
.head p{margin:0}
.head .dim{margin-top:.25rem}
.head .subject{margin-top:.375rem;font-weight:600}
form .actions+.hint{margin-top:.875rem}
.badge{font-size:.8125rem;font-weight:600;line-height:1.25rem;padding:.25rem .75rem;border-radius:1rem;background:var(--sunken);color:var(--text)}
.badge.good{background:var(--good-soft);color:var(--good)}.badge.warn{background:var(--warn-soft);color:var(--warn)}.badge.bad{background:var(--bad-soft);color:var(--bad)}
.amount{font-size:2.5rem;line-height:1.1;font-weight:700;letter-spacing:-.03em;margin:.125rem 0 .375rem;overflow-wrap:anywhere}
.label{margin:1.5rem 0 0;color:var(--dim)}
.when{margin:0}
.actions{display:flex;flex-wrap:wrap;gap:.625rem;margin-top:1.25rem}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.5rem 1.25rem;border-radius:.625rem;border:1px solid var(--strong);background:transparent;color:var(--text);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.button:hover{background:var(--sunken)}
.button.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.button.main:hover{filter:brightness(1.08)}
.quiet{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem .25rem;font-weight:600}
a{color:var(--accent)}
a:focus-visible,.button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid light-dark(#1f8a5f,#7fd0a8);outline-offset:2px}
.pay{display:flex;gap:1.5rem;justify-content:space-between;align-items:start}
dl{margin:1rem 0 0;display:grid;grid-template-columns:auto 1fr;gap:.375rem 1rem}
dt{color:var(--dim)}
dd{margin:0;font-weight:600;overflow-wrap:anywhere;user-select:all;-webkit-user-select:all}
.iban{font-size:clamp(.8125rem,3.6vw,1rem);font-feature-settings:'tnum'}
.pay+.hint{margin-top:1rem}
.qr{flex:none;width:9rem;margin:0;text-align:center;font-size:.75rem;line-height:1.35;color:var(--dim)}
.qr svg{display:block;width:9rem;height:9rem;background:#fff;padding:.625rem;border-radius:.5rem;margin-bottom:.5rem}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th{font-weight:600;text-align:left;color:var(--dim);font-size:.8125rem}
th,td{padding:.5rem .5rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td small{display:block;color:var(--dim);white-space:pre-line}td small.late{color:var(--bad)}
th.end,td.end{text-align:right;padding-right:0;white-space:nowrap}
th.mid,td.mid{text-align:right;white-space:nowrap}
tfoot td,tfoot th{border:0;padding-top:.375rem;padding-bottom:.125rem;color:var(--text);font-size:.9375rem}
tfoot th{font-weight:400}
tfoot tr:last-child>*{font-weight:700}
tbody .section td{font-weight:700;padding-top:1rem}
summary{font-weight:600;cursor:pointer}
details[open] summary{margin-bottom:.75rem}
label{display:block;font-weight:600;margin:1rem 0 .25rem}
input:not([type=checkbox]),select,textarea{width:100%;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--strong);border-radius:.5rem;padding:.625rem .75rem}
textarea{min-height:5rem;resize:vertical}
.check{display:flex;gap:.75rem;align-items:start;font-weight:400;margin-top:1.25rem}
.check input{width:1.375rem;height:1.375rem;margin:.0625rem 0 0;flex:none;accent-color:var(--accent)}
.hint+.reply{margin-top:.75rem}.reply{border-top:1px solid var(--line)}.reply summary{min-height:2.75rem;display:flex;align-items:center;list-style:none}.reply summary::-webkit-details-marker{display:none}.reply summary::after{content:'';margin-left:auto;width:.5rem;height:.5rem;border:solid var(--dim);border-width:0 2px 2px 0;transform:rotate(45deg)}.reply[open] summary::after{transform:rotate(225deg)}.reply[open] summary{margin:0}.reply form{padding-bottom:1.25rem}.reply .row{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:0 1rem}.given{margin:0 0 .75rem;padding:.75rem 1rem;border-radius:.625rem;background:var(--good-soft);color:var(--good);font-weight:600}
.options{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
.options legend{font-weight:600;padding:0}
.check.option{margin-top:0;padding:.75rem 0;border-bottom:1px solid var(--line)}
.check.option>span{flex:1;min-width:0}.check small{display:block;color:var(--dim)}
.check.option>.price{flex:none;text-align:right;font-weight:600;white-space:nowrap}.price small{font-weight:400}
.sum{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.25rem 1rem;margin:1rem 0 .75rem}
.sum strong{font-size:1.375rem;letter-spacing:-.015em}
h3{font-size:.9375rem;margin:1.25rem 0 .25rem}
.apart{list-style:none;margin:0;padding:0}.apart li{display:flex;justify-content:space-between;gap:1rem;padding:.375rem 0}
.hint{margin:.25rem 0 0;color:var(--dim);font-size:.875rem}
.notice{border-radius:.625rem;padding:.75rem 1rem;margin:0 0 1rem;background:var(--warn-soft);color:var(--warn);font-weight:600}
.notice.bad{background:var(--bad-soft);color:var(--bad)}
footer{padding-top:.5rem;padding-bottom:3rem;color:var(--dim);font-size:.8125rem}
footer p{margin:0 0 .25rem}
.calm{padding-top:18vh}
@media (max-width:30rem){.card{padding:1.25rem 1rem}main,header,footer{padding-left:.875rem;padding-right:.875rem}.amount{font-size:2.125rem}.pay{flex-direction:column}.qr{width:100%;display:flex;gap:1rem;text-align:left;align-items:center}.actions .button{flex:1 1 100%}.actions .quiet{flex:1 1 100%;justify-content:center}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
@media (prefers-contrast:more){.card{border-color:var(--strong)}}
@media print{body{background:#fff}.actions,form{display:none}}
`;
