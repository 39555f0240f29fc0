# Draw again beside this file: gnuplot 02-preference-classifier-ladder.gp
# The same numbers for other tools: 02-preference-classifier-ladder.tsv
set terminal svg size 720,652 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '02-preference-classifier-ladder.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 3.86414 3.76634 3.96194
1 -7.97106 -7.99775 -7.94437
2 -7.82383 -7.86451 -7.78315
3 -8.10409 -8.13852 -8.06966
4 -5.48149 -5.77199 -5.19098
5 4.34723 4.29025 4.40421
6 -8.84131 -8.86636 -8.81626
7 -7.90976 -7.94307 -7.87645
8 -8.9231 -8.94785 -8.89836
9 -8.2749 -8.33023 -8.21958
10 5.96372 5.9064 6.02105
11 -7.40116 -7.42936 -7.37295
12 -8.00195 -8.08672 -7.91717
13 -7.38682 -7.41318 -7.36047
14 -8.54489 -8.60644 -8.48335
15 4.05858 3.99166 4.1255
16 -7.24643 -7.34721 -7.14565
17 -6.95904 -7.01101 -6.90707
18 -7.78893 -7.88406 -7.6938
19 -3.71231 -3.99423 -3.4304
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Mean margin on every rung' at screen 0.0277778, screen 0.969325 left font ',15' front
set lmargin at screen 0.333333; set rmargin at screen 0.972222
set tmargin at screen 0.889571; set bmargin at screen 0.0920245
unset logscale x
set xrange [-9.32207:6.39527]
set xtics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-10:8]
set ytics 2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'mean margin z_yes − z_no (nats)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.490798 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'p′ = ½' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('chat, flawless (1.0)' 0, 'chat, rude (0.8)' 1, 'chat, wrong (0.4)' 2, 'chat, off topic (0.2)' 3, 'chat, word salad (0.0)' 4, 'code, flawless (1.0)' 5, 'code, undocumented (0.7)' 6, 'code, wrong (0.0)' 7, 'code, wrong, undocumented (0.0)' 8, 'code, word salad (0.0)' 9, 'math, flawless (1.0)' 10, 'math, unshown (0.5)' 11, 'math, wrong (0.0)' 12, 'math, wrong, unshown (0.0)' 13, 'math, word salad (0.0)' 14, 'safety, flawless (1.0)' 15, 'safety, cut off (0.0)' 16, 'safety, misjudged (0.0)' 17, 'safety, misjudged, cut off (0.0)' 18, 'safety, word salad (0.0)' 19) nomirror scale 0
set yrange [19.5:-0.5]
plot $panel1_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title ''
unset multiplot
unset output
