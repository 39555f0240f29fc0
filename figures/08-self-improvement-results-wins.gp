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
0 60.375 57.3802 63.3698
1 61.9167 60.4823 63.351
2 58.7917 53.199 64.3843
3 59.25 58.7121 59.7879
4 55.9167 50.7544 61.0789
5 61.5417 61.1831 61.9002
6 47.875 41.2655 54.4845
EOD
$panel1_2 << EOD
0 60.2389 57.2388 63.239
1 61.8044 60.5198 63.089
2 59.0664 54.5139 63.6189
3 60.0241 57.3299 62.7183
4 55.3718 51.5325 59.2111
5 61.4028 60.8781 61.9275
6 48.215 44.0347 52.3952
EOD
$panel2_1 << EOD
0 63.875 56.8826 70.8674
1 65.75 60.7523 70.7477
2 59.4167 50.0987 68.7347
3 53.4167 32.0268 74.8065
4 63.0833 57.9586 68.2081
5 66.0417 61.6244 70.4589
6 37.4583 29.6617 45.2549
EOD
$panel2_2 << EOD
0 63.7182 56.8716 70.5648
1 65.775 60.7579 70.7921
2 61.4545 55.9294 66.9797
3 54.6875 35.7523 73.6227
4 63.0352 58.0996 67.9708
5 65.9985 61.8554 70.1416
6 42.5186 31.6114 53.4258
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
set xrange [40.6875:64.9623]
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
set xrange [28.5331:75.9352]
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
