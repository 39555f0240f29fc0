# Draw again beside this file: gnuplot 04-self-improvement-quality.gp
# The same numbers for other tools: 04-self-improvement-quality.tsv
set terminal svg size 720,423 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-quality.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.585556 0.544016 0.627095
1 0.713507 0.691253 0.735761
2 0.761146 0.730227 0.792065
3 0.776146 0.735223 0.817069
EOD
$panel1_2 << EOD
0 0.585556 0.544016 0.627095
1 0.733854 0.719929 0.747779
2 0.786597 0.758595 0.814599
3 0.822708 0.793815 0.851602
EOD
$panel1_3 << EOD
0 0.585556 0.544016 0.627095
1 0.570729 0.553025 0.588433
2 0.513194 0.455757 0.570632
3 0.469201 0.448669 0.489734
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.895981 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Quality of samples, round by round' at screen 0.0277778, screen 0.952719 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.803783; set bmargin at screen 0.141844
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:0.9]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'mean true quality (oracle)' at screen 0.0194444, screen 0.472813 center rotate by 90 textcolor rgb '#333333'
plot $panel1_1 using 1:3:4 with filledcurves ls 1 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:3:4 with filledcurves ls 2 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:3:4 with filledcurves ls 3 fillstyle transparent solid 0.18 noborder notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random'
unset multiplot
unset output
