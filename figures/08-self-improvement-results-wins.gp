# Draw again beside this file: gnuplot 08-self-improvement-results-wins.gp
# The same numbers for other tools: 08-self-improvement-results-wins.tsv
set terminal svg size 720,393 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '08-self-improvement-results-wins.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 60.375 57.3805 63.3695
1 61.9167 60.4824 63.3509
2 58.7917 53.1995 64.3839
3 59.25 58.7122 59.7878
4 55.9167 50.7549 61.0785
5 61.5417 61.1831 61.9002
6 47.875 41.266 54.484
EOD
$panel1_2 << EOD
0 60.2389 57.2391 63.2388
1 61.8044 60.5199 63.0889
2 59.0664 54.5142 63.6185
3 60.0241 57.3301 62.7181
4 55.3718 51.5328 59.2108
5 61.4028 60.8782 61.9275
6 48.215 44.0351 52.3949
EOD
$panel2_1 << EOD
0 63.875 56.8832 70.8668
1 65.75 60.7527 70.7473
2 59.4167 50.0994 68.7339
3 53.4167 32.0285 74.8048
4 63.0833 57.959 68.2077
5 66.0417 61.6247 70.4586
6 37.4583 29.6624 45.2543
EOD
$panel2_2 << EOD
0 63.7182 56.8721 70.5642
1 65.775 60.7583 70.7917
2 61.4545 55.9298 66.9792
3 54.6875 35.7538 73.6211
4 63.0352 58.1 67.9704
5 65.9985 61.8557 70.1413
6 42.5186 31.6122 53.4249
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.888041 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'plain', NaN with points ls 2 title 'length-controlled'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Win rate against the start' at screen 0.0277778, screen 0.949109 left font ',15' front
set lmargin at screen 0.158333; set rmargin at screen 0.472222
set tmargin at screen 0.722646; set bmargin at screen 0.152672
set label 'size S' at screen 0.158333, screen 0.783715 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [40.6881:64.9618]
set xtics 10 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.4:0.65]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'win rate (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.437659 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('P(Yes)' 0, 'outside judge' 1, 'reward model' 2, 'RLOO' 3, 'self-rewarding' 4, 'oracle' 5, 'random' 6) nomirror scale 0
set yrange [6.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'plain', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'length-controlled'
unset label; unset arrow; unset key
set lmargin at screen 0.658333; set rmargin at screen 0.972222
set tmargin at screen 0.722646; set bmargin at screen 0.152672
set label 'size M' at screen 0.658333, screen 0.783715 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [28.5338:75.9334]
set xtics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.2:0.8]
set ytics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'win rate (%)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.437659 center rotate by 90 textcolor rgb '#333333'
set arrow from first 50, graph 0 to first 50, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 50, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('P(Yes)' 0, 'outside judge' 1, 'reward model' 2, 'RLOO' 3, 'self-rewarding' 4, 'oracle' 5, 'random' 6) nomirror scale 0
set yrange [6.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'plain', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'length-controlled'
unset multiplot
unset output
