# Draw again beside this file: gnuplot 09-connections-losses.gp
# The same numbers for other tools: 09-connections-losses.tsv
set terminal svg size 720,496 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-losses.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.713125 0.669245 0.757005
1 0.749514 0.704515 0.794513
2 0.713125 0.669245 0.757005
3 0.711875 0.669164 0.754586
4 0.710764 0.685504 0.736024
5 0.711528 0.680782 0.742273
6 0.705347 0.669896 0.740798
7 0.708056 0.675934 0.740177
8 0.708542 0.666399 0.750685
9 0.678125 0.648854 0.707396
10 0.653403 0.619026 0.68778
11 0.791806 0.74444 0.839171
12 0.804514 0.736593 0.872435
EOD
$panel2_1 << EOD
0 0.286802 0.135179 0.438424
1 0.561375 0.374626 0.748125
2 0.288396 0.138316 0.438477
3 0.285659 0.133672 0.437646
4 0.279426 0.123388 0.435463
5 0.283824 0.13304 0.434607
6 0.280541 0.121095 0.439988
7 0.272187 0.106521 0.437854
8 0.280025 0.126054 0.433996
9 0.247267 0.0782392 0.416295
10 0.205151 0.0877613 0.32254
11 1.07976 0.990558 1.16895
12 1.09886 0.983793 1.21394
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Twelve losses and a control on the same pairs' at screen 0.0277778, screen 0.959677 left font ',15' front
set lmargin at screen 0.129167; set rmargin at screen 0.472222
set tmargin at screen 0.802419; set bmargin at screen 0.120968
set label 'quality' at screen 0.129167, screen 0.891129 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0.604507:0.87897]
set xtics 0.1 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0.6:0.9]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.461694 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0.611042, graph 0 to first 0.611042, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'start' at first 0.611042, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('dpo' 0, 'dpo+nll' 1, 'cdpo' 2, 'robust dpo' 3, 'dpo, soft' 4, 'identity po' 5, 'hinge' 6, 'irepo' 7, 'kto' 8, 'simpo' 9, 'repo' 10, 'orpo' 11, 'likelihood' 12) nomirror scale 0
set yrange [12.5:-0.5]
plot $panel1_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title 'after training'
unset label; unset arrow; unset key
set lmargin at screen 0.629167; set rmargin at screen 0.972222
set tmargin at screen 0.802419; set bmargin at screen 0.120968
set label 'chosen responses' at screen 0.629167, screen 0.891129 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [-0.0303484:1.24428]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.4]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'change of ln π (nats per response)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.461694 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('dpo' 0, 'dpo+nll' 1, 'cdpo' 2, 'robust dpo' 3, 'dpo, soft' 4, 'identity po' 5, 'hinge' 6, 'irepo' 7, 'kto' 8, 'simpo' 9, 'repo' 10, 'orpo' 11, 'likelihood' 12) nomirror scale 0
set yrange [12.5:-0.5]
plot $panel2_1 using 3:($1+0):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+0) with points ls 1 dt 1 title 'after training'
unset multiplot
unset output
