# Draw again beside this file: gnuplot 03-category-prompts-router.gp
# The same numbers for other tools: 03-category-prompts-router.tsv
set terminal svg size 720,285 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 0 50 2.23696e+06
1 0 50 2.23696e+06
2 0 0 2.23696e+06
3 0 0 2.23696e+06
0 1 50 2.23696e+06
1 1 50 2.23696e+06
2 1 0 2.23696e+06
3 1 0 2.23696e+06
0 2 0 2.23696e+06
1 2 50 2.23696e+06
2 2 0 2.23696e+06
3 2 50 2.23696e+06
0 3 0 2.23696e+06
1 3 50 2.23696e+06
2 3 0 2.23696e+06
3 3 50 2.23696e+06
EOD
$panel2_1 << EOD
0 0 70.3125 1.67772e+07
1 0 0 2.23696e+06
2 0 29.6875 2.23696e+06
3 0 0 2.23696e+06
0 1 0 2.23696e+06
1 1 47.5 2.23696e+06
2 1 2.5 2.23696e+06
3 1 50 2.23696e+06
0 2 0 2.23696e+06
1 2 0 2.23696e+06
2 2 50 2.23696e+06
3 2 50 2.23696e+06
0 3 40.9375 2.23696e+06
1 3 0 2.23696e+06
2 3 0 2.23696e+06
3 3 59.0625 2.23696e+06
EOD
$panel3_1 << EOD
0 0 100 1.67772e+07
1 0 0 2.23696e+06
2 0 0 2.23696e+06
3 0 0 2.23696e+06
0 1 0 2.23696e+06
1 1 99.375 1.67772e+07
2 1 0 2.23696e+06
3 1 0.625 2.23696e+06
0 2 0 2.23696e+06
1 2 0 2.23696e+06
2 2 100 1.67772e+07
3 2 0 2.23696e+06
0 3 0 2.23696e+06
1 3 0 2.23696e+06
2 3 0 2.23696e+06
3 3 100 1.67772e+07
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Where instructions in other wordings are sent' at screen 0.0277778, screen 0.929825 left font ',15' front
set lmargin at screen 0.113889; set rmargin at screen 0.305556
set tmargin at screen 0.726316; set bmargin at screen 0.249123
set label 'keywords' at screen 0.113889, screen 0.810526 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.025:1.025]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'sent to' offset 0,0.3 textcolor rgb '#333333'
set label 'category' at screen 0.0194444, screen 0.487719 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
set xtics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0 rotate by 35 right
set xrange [-0.5:3.5]; unset grid; unset colorbox
set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); set cbrange [0:100]
plot $panel1_1 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 border lc rgb '#ffffff' fillcolor palette notitle, \
  $panel1_1 using 1:2:(sprintf('%.0f', $3)):4 with labels textcolor rgb variable notitle
unset label; unset arrow; unset key
set lmargin at screen 0.447222; set rmargin at screen 0.638889
set tmargin at screen 0.726316; set bmargin at screen 0.249123
set label 'classifier, usual labels' at screen 0.447222, screen 0.810526 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.025:1.025]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'sent to' offset 0,0.3 textcolor rgb '#333333'
set label 'category' at screen 0.352778, screen 0.487719 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
set xtics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0 rotate by 35 right
set xrange [-0.5:3.5]; unset grid; unset colorbox
set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); set cbrange [0:100]
plot $panel2_1 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 border lc rgb '#ffffff' fillcolor palette notitle, \
  $panel2_1 using 1:2:(sprintf('%.0f', $3)):4 with labels textcolor rgb variable notitle
unset label; unset arrow; unset key
set lmargin at screen 0.780556; set rmargin at screen 0.972222
set tmargin at screen 0.726316; set bmargin at screen 0.249123
set label 'classifier, mixed labels' at screen 0.780556, screen 0.810526 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.025:1.025]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'sent to' offset 0,0.3 textcolor rgb '#333333'
set label 'category' at screen 0.686111, screen 0.487719 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
set xtics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0 rotate by 35 right
set xrange [-0.5:3.5]; unset grid; unset colorbox
set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); set cbrange [0:100]
plot $panel3_1 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 border lc rgb '#ffffff' fillcolor palette notitle, \
  $panel3_1 using 1:2:(sprintf('%.0f', $3)):4 with labels textcolor rgb variable notitle
unset multiplot
unset output
