# Draw again beside this file: gnuplot 08-self-improvement-results-turns.gp
# The same numbers for other tools: 08-self-improvement-results-turns.tsv
set terminal svg size 720,425 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '08-self-improvement-results-turns.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 9.10375 8.80493 9.40257
1 9.56125 9.26549 9.85701
2 9.74875 9.38401 10
3 9.19375 7.97356 10
4 9.1675 7.94167 10
5 9.46 9.04643 9.87357
6 9.43 9.17952 9.68048
7 8.8975 8.31396 9.48104
EOD
$panel1_2 << EOD
0 7.74438 6.4637 9.02505
1 8.01062 7.74464 8.27661
2 8.13625 7.43031 8.84219
3 7.80813 7.12012 8.49613
4 7.37312 7.26222 7.48403
5 7.90187 6.91897 8.88478
6 7.97125 7.3895 8.553
7 7.45 6.6813 8.2187
EOD
$panel2_1 << EOD
0 9.5275 9.06238 9.99262
1 9.7075 9.26829 10
2 9.805 9.56405 10
3 8.99875 8.11103 9.88647
4 7.585 4.29192 10
5 9.7525 9.69661 9.80839
6 9.9175 9.85932 9.97568
7 6.1825 4.31706 8.04794
EOD
$panel2_2 << EOD
0 8.65375 8.05676 9.25074
1 8.51875 8.05756 8.97994
2 8.77 8.4738 9.0662
3 8.05188 6.86898 9.23477
4 6.08688 3.78415 8.3896
5 8.77562 8.5359 9.01535
6 8.79625 8.54786 9.04464
7 6.34 4.4492 8.2308
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.896471 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'turn 1', NaN with points ls 2 title 'turn 2'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Conversations of two turns' at screen 0.0277778, screen 0.952941 left font ',15' front
set lmargin at screen 0.158333; set rmargin at screen 0.472222
set tmargin at screen 0.743529; set bmargin at screen 0.141176
set label 'size S' at screen 0.158333, screen 0.8 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [6.3753:10.0884]
set xtics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [6:10]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score (1–10)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.442353 center rotate by 90 textcolor rgb '#333333'
set ytics ('start' 0, 'P(Yes)' 1, 'outside judge' 2, 'reward model' 3, 'RLOO' 4, 'self-rewarding' 5, 'oracle' 6, 'random' 7) nomirror scale 0
set yrange [7.5:-0.5]
plot $panel1_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'turn 1', \
  $panel1_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'turn 2'
unset label; unset arrow; unset key
set lmargin at screen 0.658333; set rmargin at screen 0.972222
set tmargin at screen 0.743529; set bmargin at screen 0.141176
set label 'size M' at screen 0.658333, screen 0.8 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [3.62876:10.1554]
set xtics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [3:10]
set ytics 1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'score (1–10)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.442353 center rotate by 90 textcolor rgb '#333333'
set ytics ('start' 0, 'P(Yes)' 1, 'outside judge' 2, 'reward model' 3, 'RLOO' 4, 'self-rewarding' 5, 'oracle' 6, 'random' 7) nomirror scale 0
set yrange [7.5:-0.5]
plot $panel2_1 using 3:($1+-0.171875):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.171875) with points ls 1 dt 1 title 'turn 1', \
  $panel2_2 using 3:($1+0.171875):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0.171875) with points ls 2 dt 1 title 'turn 2'
unset multiplot
unset output
