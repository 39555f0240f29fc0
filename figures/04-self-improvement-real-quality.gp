# Draw again beside this file: gnuplot 04-self-improvement-real-quality.gp
# The same numbers for other tools: 04-self-improvement-real-quality.tsv
set terminal svg size 720,428 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-real-quality.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 41.2847 41.2847 41.2847
1 45.625 45.625 45.625
2 48.9583 48.9583 48.9583
3 48.2292 48.2292 48.2292
EOD
$panel1_2 << EOD
0 41.2847 41.2847 41.2847
1 47.7083 47.7083 47.7083
2 54.8611 54.8611 54.8611
3 57.9861 57.9861 57.9861
EOD
$panel1_3 << EOD
0 41.2847 41.2847 41.2847
1 46.6319 46.6319 46.6319
2 48.8194 48.8194 48.8194
3 51.9792 51.9792 51.9792
EOD
$panel1_4 << EOD
0 41.2847 41.2847 41.2847
1 52.0486 52.0486 52.0486
2 51.4236 51.4236 51.4236
3 39.3056 39.3056 39.3056
EOD
$panel1_5 << EOD
0 41.2847 41.2847 41.2847
1 55.0347 55.0347 55.0347
2 57.4306 57.4306 57.4306
3 56.5278 56.5278 56.5278
EOD
$panel1_6 << EOD
0 41.2847 41.2847 41.2847
1 46.3194 46.3194 46.3194
2 50.625 50.625 50.625
3 52.0486 52.0486 52.0486
EOD
$panel2_1 << EOD
0 6.94444 -3.29665 17.1855
1 16.7014 13.1692 20.2336
2 10.6944 3.86614 17.5228
3 -1.97917 -16.1121 12.1537
4 15.2431 7.92257 22.5635
5 10.7639 4.12451 17.4033
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.897196 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'P(Yes)', NaN with linespoints ls 2 title 'oracle', NaN with linespoints ls 3 title 'random', NaN with linespoints ls 4 title 'shortest', NaN with linespoints ls 5 title 'likelihood', NaN with linespoints ls 6 title 'best of 4, supervised'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'A real model improves itself, or does not' at screen 0.0277778, screen 0.953271 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.64486; set bmargin at screen 0.140187
set label 'round by round' at screen 0.105556, screen 0.747664 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.075:3.075]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [35:60]
set ytics 5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'round' offset 0,0.3 textcolor rgb '#333333'
set label 'held-out answers right (%)' at screen 0.0194444, screen 0.392523 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 47.7778 to graph 1, first 47.7778 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 47.7778 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes)', \
  $panel1_2 using 1:2 with linespoints ls 2 title 'oracle', \
  $panel1_3 using 1:2 with linespoints ls 3 title 'random', \
  $panel1_4 using 1:2 with linespoints ls 4 title 'shortest', \
  $panel1_5 using 1:2 with linespoints ls 5 title 'likelihood', \
  $panel1_6 using 1:2 with linespoints ls 6 title 'best of 4, supervised'
unset label; unset arrow; unset key
set lmargin at screen 0.726389; set rmargin at screen 0.972222
set tmargin at screen 0.64486; set bmargin at screen 0.140187
set label 'gain after the last round' at screen 0.726389, screen 0.747664 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-17.0789:23.5304]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:0.3]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'gain (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.392523 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'start' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from first 10.6944, graph 0 to first 10.6944, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'random' at first 10.6944, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('P(Yes)' 0, 'oracle' 1, 'random' 2, 'shortest' 3, 'likelihood' 4, 'best of 4, supervised' 5) nomirror scale 0
set yrange [5.5:-0.5]
plot $panel2_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 7 dt 1 notitle, '' using 2:($1+0) with points ls 7 dt 1 title 'gain'
unset multiplot
unset output
