# Draw again beside this file: gnuplot 04-self-improvement-rewards.gp
# The same numbers for other tools: 04-self-improvement-rewards.tsv
set terminal svg size 720,408 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '04-self-improvement-rewards.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
1 0 0 0
2 0.00427441 0.00427441 0.00427441
3 0.00778938 0.00778938 0.00778938
4 0.00914878 0.00914878 0.00914878
5 0.0128862 0.0128862 0.0128862
6 0.0165429 0.0165429 0.0165429
7 0.0209144 0.0209144 0.0209144
8 0.0317235 0.0317235 0.0317235
9 0.0348756 0.0348756 0.0348756
10 0.0382731 0.0382731 0.0382731
11 0.029262 0.029262 0.029262
12 0.0398296 0.0398296 0.0398296
13 0.0372825 0.0372825 0.0372825
14 0.0411329 0.0411329 0.0411329
EOD
$panel1_2 << EOD
1 0 0 0
2 -0.00633772 -0.00633772 -0.00633772
3 -0.0155226 -0.0155226 -0.0155226
4 -0.025498 -0.025498 -0.025498
5 -0.0421062 -0.0421062 -0.0421062
6 -0.0433077 -0.0433077 -0.0433077
7 -0.0578501 -0.0578501 -0.0578501
8 -0.131897 -0.131897 -0.131897
9 -0.13538 -0.13538 -0.13538
10 -0.170469 -0.170469 -0.170469
11 -0.153175 -0.153175 -0.153175
12 -0.148028 -0.148028 -0.148028
13 -0.164973 -0.164973 -0.164973
14 -0.178203 -0.178203 -0.178203
EOD
$panel1_3 << EOD
1 0 0 0
2 0.00375704 0.00375704 0.00375704
3 0.00681142 0.00681142 0.00681142
4 0.00810545 0.00810545 0.00810545
5 0.0112264 0.0112264 0.0112264
6 0.0150504 0.0150504 0.0150504
7 0.0185662 0.0185662 0.0185662
8 0.0272868 0.0272868 0.0272868
9 0.0294179 0.0294179 0.0294179
10 0.0322288 0.0322288 0.0322288
11 0.0252594 0.0252594 0.0252594
12 0.0337962 0.0337962 0.0337962
13 0.0321433 0.0321433 0.0321433
14 0.0332453 0.0332453 0.0332453
EOD
$panel1_4 << EOD
1 0 0 0
2 -0.0053955 -0.0053955 -0.0053955
3 -0.014046 -0.014046 -0.014046
4 -0.0229265 -0.0229265 -0.0229265
5 -0.0399543 -0.0399543 -0.0399543
6 -0.0390372 -0.0390372 -0.0390372
7 -0.0536073 -0.0536073 -0.0536073
8 -0.136082 -0.136082 -0.136082
9 -0.137438 -0.137438 -0.137438
10 -0.174212 -0.174212 -0.174212
11 -0.159062 -0.159062 -0.159062
12 -0.149739 -0.149739 -0.149739
13 -0.168926 -0.168926 -0.168926
14 -0.184231 -0.184231 -0.184231
EOD
$panel2_1 << EOD
1 0 0 0
2 -0.0610402 -0.0610402 -0.0610402
3 -0.102384 -0.102384 -0.102384
4 -0.173586 -0.173586 -0.173586
5 -0.116391 -0.116391 -0.116391
6 -0.0899337 -0.0899337 -0.0899337
7 -0.13625 -0.13625 -0.13625
8 -0.0780298 -0.0780298 -0.0780298
9 -0.0615059 -0.0615059 -0.0615059
10 -0.0510611 -0.0510611 -0.0510611
11 -0.0538938 -0.0538938 -0.0538938
12 -0.0115793 -0.0115793 -0.0115793
13 -0.00613265 -0.00613265 -0.00613265
14 -0.00615206 -0.00615206 -0.00615206
EOD
$panel2_2 << EOD
1 0 0 0
2 -0.154689 -0.154689 -0.154689
3 -0.317785 -0.317785 -0.317785
4 -0.48116 -0.48116 -0.48116
5 -0.602746 -0.602746 -0.602746
6 -0.637055 -0.637055 -0.637055
7 -0.839572 -0.839572 -0.839572
8 -1.27742 -1.27742 -1.27742
9 -1.35843 -1.35843 -1.35843
10 -1.46226 -1.46226 -1.46226
11 -1.42877 -1.42877 -1.42877
12 -1.36927 -1.36927 -1.36927
13 -1.4529 -1.4529 -1.4529
14 -1.49117 -1.49117 -1.49117
EOD
$panel2_3 << EOD
1 0 0 0
2 -0.0447316 -0.0447316 -0.0447316
3 -0.223245 -0.223245 -0.223245
4 -0.463349 -0.463349 -0.463349
5 -0.599387 -0.599387 -0.599387
6 -0.743047 -0.743047 -0.743047
7 -0.857014 -0.857014 -0.857014
8 -0.85709 -0.85709 -0.85709
9 -0.937656 -0.937656 -0.937656
10 -0.86981 -0.86981 -0.86981
11 -1.00454 -1.00454 -1.00454
12 -0.855964 -0.855964 -0.855964
13 -0.827415 -0.827415 -0.827415
14 -0.827814 -0.827814 -0.827814
EOD
$panel2_4 << EOD
1 0 0 0
2 -0.127992 -0.127992 -0.127992
3 -0.429157 -0.429157 -0.429157
4 -0.797885 -0.797885 -0.797885
5 -1.22953 -1.22953 -1.22953
6 -1.35351 -1.35351 -1.35351
7 -1.66898 -1.66898 -1.66898
8 -2.36444 -2.36444 -2.36444
9 -2.51588 -2.51588 -2.51588
10 -2.65676 -2.65676 -2.65676
11 -2.62997 -2.62997 -2.62997
12 -2.58041 -2.58041 -2.58041
13 -2.6455 -2.6455 -2.6455
14 -2.66252 -2.66252 -2.66252
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.892157 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with lines ls 1 title 'chosen, λ = 0.5', NaN with lines ls 2 title 'rejected, λ = 0.5', NaN with lines ls 3 title 'chosen, λ = 0', NaN with lines ls 4 title 'rejected, λ = 0'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Rewards of chosen and rejected responses in round 1' at screen 0.0277778, screen 0.95098 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'learning rate 4e-4' at screen 0.105556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0.675:14.325]
set xtics 5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-0.2:0.05]
set ytics 0.05 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'step' offset 0,0.3 textcolor rgb '#333333'
set label 'reward β ln π/π_ref (nats)' at screen 0.0194444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 0 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:2 with lines ls 1 title 'chosen, λ = 0.5', \
  $panel1_2 using 1:2 with lines ls 2 title 'rejected, λ = 0.5', \
  $panel1_3 using 1:2 with lines ls 3 title 'chosen, λ = 0', \
  $panel1_4 using 1:2 with lines ls 4 title 'rejected, λ = 0'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'learning rate 4e-3' at screen 0.605556, screen 0.735294 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0.675:14.325]
set xtics 5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-3:0]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'step' offset 0,0.3 textcolor rgb '#333333'
set label 'reward β ln π/π_ref (nats)' at screen 0.519444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at graph 0.99, first 0 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:2 with lines ls 1 title 'chosen, λ = 0.5', \
  $panel2_2 using 1:2 with lines ls 2 title 'rejected, λ = 0.5', \
  $panel2_3 using 1:2 with lines ls 3 title 'chosen, λ = 0', \
  $panel2_4 using 1:2 with lines ls 4 title 'rejected, λ = 0'
unset multiplot
unset output
