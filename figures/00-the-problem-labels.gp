# Draw again beside this file: gnuplot 00-the-problem-labels.gp
# The same numbers for other tools: 00-the-problem-labels.tsv
set terminal svg size 720,423 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '00-the-problem-labels.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
32 64.5161 49.9646 79.0676
128 75.5621 67.374 83.7501
512 88.0743 80.0169 96.1317
2048 93.6461 87.9877 99.3046
EOD
$panel1_2 << EOD
32 93.5484 90.4253 95.7012
2048 93.5484 90.4253 95.7012
EOD
$panel1_3 << EOD
32 97.9472 95.824 99.0021
2048 97.9472 95.824 99.0021
EOD
$panel1_4 << EOD
32 91.2023 87.7187 93.7681
2048 91.2023 87.7187 93.7681
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.895981 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'reward model', NaN with lines ls 2 title 'P(Yes)', NaN with lines ls 3 title 'outside judge', NaN with lines ls 4 title 'three critiques'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'How many labels a reward model needs' at screen 0.0277778, screen 0.952719 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.803783; set bmargin at screen 0.141844
set logscale x 10
set xrange [25.5997:2560.03]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('100' 100, '1000' 1000)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [40:100]
set ytics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'labels' offset 0,0.3 textcolor rgb '#333333'
set label 'accuracy (%)' at screen 0.0194444, screen 0.472813 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'reward model', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with lines ls 2 title 'P(Yes)', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with lines ls 3 title 'outside judge', \
  $panel1_4 using 1:3:4 with filledcurves ls 4 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_4 using 1:2 with lines ls 4 title 'three critiques'
unset multiplot
unset output
