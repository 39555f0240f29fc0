# Draw again beside this file: gnuplot 08-self-improvement-results-ratio.gp
# The same numbers for other tools: 08-self-improvement-results-ratio.tsv
set terminal svg size 720,381 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '08-self-improvement-results-ratio.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 94.5279 92.8872 96.1687
1 92.7451 90.2454 95.2448
2 114.693 107.673 121.713
3 102.882 98.7272 107.037
4 109.751 104.604 114.898
5 96.6647 93.491 99.8383
EOD
$panel1_2 << EOD
0 98.8204 96.9134 100.727
1 96.7138 93.7349 99.6926
2 108.096 101.758 114.433
3 104.922 101.165 108.678
4 103.571 98.8051 108.336
5 96.8112 92.3896 101.233
EOD
$panel2_1 << EOD
0 77.2003 70.839 83.5616
1 70.7202 61.2848 80.1555
2 310.598 84.076 537.119
3 117.409 90.5214 144.297
4 188.764 112.253 265.275
5 84.5577 70.1722 98.9432
EOD
$panel2_2 << EOD
0 95.352 88.0964 102.608
1 87.8153 77.4193 98.2113
2 144.056 93.8478 194.264
3 123.693 103.594 143.791
4 116.384 92.3416 140.427
5 88.1441 73.0851 103.203
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.884514 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'size S, 30 seeds', NaN with points ls 2 title 'size M, 5 seeds'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'P(Yes) as a share of what other labels reach' at screen 0.0277778, screen 0.947507 left font ',15' front
set lmargin at screen 0.226389; set rmargin at screen 0.472222
set tmargin at screen 0.661417; set bmargin at screen 0.15748
set label 'quality at the end' at screen 0.226389, screen 0.776903 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [89.4587:122.5]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.9:1.3]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'P(Yes) : other (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.409449 center rotate by 90 textcolor rgb '#333333'
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 100, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from first 97, graph 0 to first 97, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '97 %' at first 97, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('outside judge' 0, 'oracle' 1, 'reward model' 2, 'RLOO' 3, 'written score' 4, 'best of 4, supervised' 5) nomirror scale 0
set yrange [5.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'size S, 30 seeds', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'size M, 5 seeds'
unset label; unset arrow; unset key
set lmargin at screen 0.726389; set rmargin at screen 0.972222
set tmargin at screen 0.661417; set bmargin at screen 0.15748
set label 'gain' at screen 0.726389, screen 0.776903 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [25:250]
set xtics 100 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:6]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'P(Yes) : other (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.409449 center rotate by 90 textcolor rgb '#333333'
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 100, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set arrow from first 97, graph 0 to first 97, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '97 %' at first 97, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('outside judge' 0, 'oracle' 1, 'reward model' 2, 'RLOO' 3, 'written score' 4, 'best of 4, supervised' 5) nomirror scale 0
set yrange [5.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'size S, 30 seeds', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'size M, 5 seeds'
unset multiplot
unset output
