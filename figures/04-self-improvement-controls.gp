# Draw again beside this file: gnuplot 04-self-improvement-controls.gp
# The same numbers for other tools: 04-self-improvement-controls.tsv
set terminal svg size 720,294 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-controls.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.237153 0.168314 0.305992
1 0.19059 0.178672 0.202508
2 0.198229 0.178517 0.217941
3 -0.116354 -0.166175 -0.0665335
4 -0.432049 -0.491804 -0.372293
5 -0.416493 -0.451778 -0.381208
6 -0.417083 -0.47871 -0.355457
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What each judge’s labels gain' at screen 0.0277778, screen 0.931973 left font ',15' front
set lmargin at screen 0.1; set rmargin at screen 0.972222
set tmargin at screen 0.823129; set bmargin at screen 0.204082
unset logscale x
set xrange [-0.511749:0.325937]
set xtics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.6:0.4]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'change of quality' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.513605 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('oracle' 0, 'P(Yes)' 1, 'frozen' 2, 'random' 3, 'longest' 4, 'shortest' 5, 'inverted' 6) nomirror scale 0
set yrange [6.5:-0.5]
plot $panel1_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title 'change'
unset multiplot
unset output
