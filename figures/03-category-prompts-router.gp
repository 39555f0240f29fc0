# Draw again beside this file: gnuplot 03-category-prompts-router.gp
# The same numbers for other tools: 03-category-prompts-router.tsv
set terminal svg size 720,282 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '03-category-prompts-router.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0 100 1.67772e+07
1 0 75 1.67772e+07
2 0 0 2.23696e+06
0 1 100 1.67772e+07
1 1 14.6875 2.23696e+06
2 1 98.75 1.67772e+07
0 2 100 1.67772e+07
1 2 100 1.67772e+07
2 2 73.125 1.67772e+07
0 3 100 1.67772e+07
1 3 50 2.23696e+06
2 3 100 1.67772e+07
0 4 100 1.67772e+07
1 4 99.6875 1.67772e+07
2 4 100 1.67772e+07
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Instructions routed right' at screen 0.0277778, screen 0.929078 left font ',15' front
set lmargin at screen 0.211111; set rmargin at screen 0.972222
set tmargin at screen 0.815603; set bmargin at screen 0.212766
unset logscale x
set xrange [-0.025:1.025]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'wording of the instruction' offset 0,0.3 textcolor rgb '#333333'
set label 'router' at screen 0.0194444, screen 0.514184 center rotate by 90 textcolor rgb '#333333'
set ytics ('keywords' 0, 'labels usual' 1, 'usual and first' 2, 'usual and second' 3, 'usual and both' 4) nomirror scale 0
set yrange [4.5:-0.5]
set xtics ('usual' 0, 'first other' 1, 'second other' 2) nomirror scale 0 norotate autojustify
set xrange [-0.5:2.5]; unset grid; unset colorbox
set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); set cbrange [0:100]
plot $panel1_1 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 border lc rgb '#ffffff' fillcolor palette notitle, \
  $panel1_1 using 1:2:(sprintf('%.0f %%', $3)):4 with labels textcolor rgb variable notitle
unset multiplot
unset output
