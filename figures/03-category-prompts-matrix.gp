# Draw again beside this file: gnuplot 03-category-prompts-matrix.gp
# The same numbers for other tools: 03-category-prompts-matrix.tsv
set terminal svg size 720,274 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '03-category-prompts-matrix.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0 70.2222 1.67772e+07
1 0 58.8889 2.23696e+06
2 0 67.7778 2.23696e+06
3 0 73.7778 1.67772e+07
4 0 65.7778 2.23696e+06
0 1 73.1111 1.67772e+07
1 1 70.3333 1.67772e+07
2 1 75.5556 1.67772e+07
3 1 80.5556 1.67772e+07
4 1 83.4444 1.67772e+07
0 2 79.3333 1.67772e+07
1 2 75.3333 1.67772e+07
2 2 73.3333 1.67772e+07
3 2 79.3333 1.67772e+07
4 2 79.8333 1.67772e+07
0 3 73.3129 1.67772e+07
1 3 72.0859 1.67772e+07
2 3 82.8221 1.67772e+07
3 3 88.3436 1.67772e+07
4 3 79.1411 1.67772e+07
EOD
$panel2_1 << EOD
0 0 78.4444 1.67772e+07
1 0 47.3333 2.23696e+06
2 0 53.1111 2.23696e+06
3 0 58.8889 2.23696e+06
4 0 61.5556 2.23696e+06
0 1 75 1.67772e+07
1 1 79.3333 1.67772e+07
2 1 80.5556 1.67772e+07
3 1 81.4444 1.67772e+07
4 1 83 1.67772e+07
0 2 82 1.67772e+07
1 2 82.3333 1.67772e+07
2 2 80.5 1.67772e+07
3 2 86.5 1.67772e+07
4 2 83.3333 1.67772e+07
0 3 75.4601 1.67772e+07
1 3 79.4479 1.67772e+07
2 3 74.5399 1.67772e+07
3 3 93.5583 1.67772e+07
4 3 77.6074 1.67772e+07
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Accuracy by category and question' at screen 0.0277778, screen 0.927007 left font ',15' front
set lmargin at screen 0.113889; set rmargin at screen 0.472222
set tmargin at screen 0.715328; set bmargin at screen 0.218978
set label 'judge M' at screen 0.113889, screen 0.80292 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.025:1.025]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'question asked' offset 0,0.3 textcolor rgb '#333333'
set label 'category of the pairs' at screen 0.0194444, screen 0.467153 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
set xtics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3, 'generic' 4) nomirror scale 0 norotate autojustify
set xrange [-0.5:4.5]; unset grid; unset colorbox
set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); set cbrange [0:100]
plot $panel1_1 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 border lc rgb '#ffffff' fillcolor palette notitle, \
  $panel1_1 using 1:2:(sprintf('%.0f %%', $3)):4 with labels textcolor rgb variable notitle
unset label; unset arrow; unset key
set lmargin at screen 0.613889; set rmargin at screen 0.972222
set tmargin at screen 0.715328; set bmargin at screen 0.218978
set label 'judge L' at screen 0.613889, screen 0.80292 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.025:1.025]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'question asked' offset 0,0.3 textcolor rgb '#333333'
set label 'category of the pairs' at screen 0.519444, screen 0.467153 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
set xtics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3, 'generic' 4) nomirror scale 0 norotate autojustify
set xrange [-0.5:4.5]; unset grid; unset colorbox
set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); set cbrange [0:100]
plot $panel2_1 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 border lc rgb '#ffffff' fillcolor palette notitle, \
  $panel2_1 using 1:2:(sprintf('%.0f %%', $3)):4 with labels textcolor rgb variable notitle
unset multiplot
unset output
