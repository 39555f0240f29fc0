# Draw again beside this file: gnuplot 05-reward-bench-scores.gp
# The same numbers for other tools: 05-reward-bench-scores.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '05-reward-bench-scores.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
154752 97.9715 97.0869 98.779
780800 99.9135 99.7405 100
2.98682e+06 99.9135 99.7405 100
EOD
$panel1_2 << EOD
142848 96.8279 95.7608 97.8084
716288 98.202 97.3175 99
2.55818e+06 99.7405 99.3945 100
EOD
$panel1_3 << EOD
154752 49.6207 47.1655 51.8159
780800 56.1217 53.0648 58.9654
2.98682e+06 48.0948 45.5955 50.7959
EOD
$panel1_4 << EOD
142848 46.2435 43.1015 49.6457
716288 56.9876 53.38 60.5639
2.55818e+06 51.4494 48.5473 54.233
EOD
$panel2_1 << EOD
154752 67.4465 65.6068 69.222
780800 79.3854 77.7244 80.9274
2.98682e+06 85.2658 83.925 86.6448
EOD
$panel2_2 << EOD
142848 68.9153 67.1476 70.6643
716288 73.6083 71.8248 75.2071
2.55818e+06 79.604 78.089 80.9742
EOD
$panel2_3 << EOD
154752 50.5386 48.6244 52.501
780800 45.2274 43.3246 47.292
2.98682e+06 53.0356 50.8223 55.1586
EOD
$panel2_4 << EOD
142848 49.5931 47.4383 51.7326
716288 50.2355 47.9558 52.5047
2.55818e+06 45.919 43.7528 48.0258
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'instruct, llama', NaN with linespoints ls 2 title 'instruct, qwen2', NaN with linespoints ls 3 title 'base, llama', NaN with linespoints ls 4 title 'base, qwen2'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Score by size and family' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'plain bench' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [99999:5.00005e+06]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('10⁵' 100000, '10⁶' 1e+06)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [40:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'parameters' offset 0,0.3 textcolor rgb '#333333'
set label 'score (%)' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'instruct, llama', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'instruct, qwen2', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'base, llama', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'base, qwen2'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'hard bench' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
set logscale x 10
set xrange [99999:5.00005e+06]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('10⁵' 100000, '10⁶' 1e+06)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [40:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'parameters' offset 0,0.3 textcolor rgb '#333333'
set label 'score (%)' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'instruct, llama', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'instruct, qwen2', \
  $panel2_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel2_3 using 1:2 with linespoints ls 3 title 'base, llama', \
  $panel2_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel2_4 using 1:2 with linespoints ls 4 title 'base, qwen2'
unset multiplot
unset output
