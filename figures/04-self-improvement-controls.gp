# Draw again beside this file: gnuplot 04-self-improvement-controls.gp
# The same numbers for other tools: 04-self-improvement-controls.tsv
set terminal svg size 720,346 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
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
0 0.214234 0.197046 0.231423
1 0.189656 0.174883 0.20443
2 0.182422 0.169849 0.194995
3 0.18218 0.165571 0.198789
4 0.165305 0.144838 0.185771
5 -0.00291406 -0.03304 0.0272119
6 -0.148641 -0.165963 -0.131318
7 -0.451547 -0.475438 -0.427656
8 -0.453852 -0.465611 -0.442092
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What each arm gains' at screen 0.0277778, screen 0.942197 left font ',15' front
set lmargin at screen 0.226389; set rmargin at screen 0.972222
set tmargin at screen 0.849711; set bmargin at screen 0.17341
unset logscale x
set xrange [-0.493109:0.249094]
set xtics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.6:0.4]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'gain of quality' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.511561 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('oracle' 0, 'frozen' 1, 'P(Yes)' 2, 'best of 4, supervised' 3, 'λ = 0' 4, 'weak judge' 5, 'random' 6, 'inverted' 7, 'longest' 8) nomirror scale 0
set yrange [8.5:-0.5]
plot $panel1_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title 'gain'
unset multiplot
unset output
